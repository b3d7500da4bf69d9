import { afterEach } from 'vitest';
import { Emulator, EmulatorOptions, startEmulator } from '../../src/emulator';

const ACCOUNT = '12345';

/** What a test reads of an answer in the envelope. */
export interface Answer {
  readonly http: number;
  readonly headers: Headers;
  readonly text: string;
  readonly status: { readonly code: number; readonly is_success: boolean; readonly user_message: string; readonly developer_message: string | null };
  // The shape differs from one operation to the next; each test states what it expects of it.
  readonly data: Record<string, unknown>;
  readonly extra: Record<string, unknown>;
}

export interface Cloud {
  readonly emulator: Emulator;
  /** Moves the emulator's clock. */
  pass(ms: number): void;
  /** Sends a request below the account's path, with the token. */
  send(path: string, init?: RequestInit): Promise<Answer>;
  /** Triggers job 910 (or the one named) with a JSON body and gives the run's id. */
  trigger(body?: Record<string, unknown>, job?: string): Promise<string>;
}

const started: Emulator[] = [];

afterEach(async () => {
  await Promise.all(started.splice(0).map(async (emulator) => emulator.stop()));
});

/** An emulator on a clock that only the test moves. Runs live for ten seconds. */
export async function startCloud(options: EmulatorOptions = {}): Promise<Cloud> {
  let now = Date.parse('2026-03-01T12:00:00Z');
  const emulator = await startEmulator({
    accountId: ACCOUNT, jobs: [{ id: '910', projectId: '678' }], durationMs: 10_000, clock: () => now, ...options,
  });
  started.push(emulator);
  const send = async (path: string, init: RequestInit = {}): Promise<Answer> => {
    const headers = { authorization: `Token ${emulator.token}`, ...init.headers };
    const account = `${emulator.url}/api/v2/accounts/${options.accountId ?? ACCOUNT}`;
    return answerOf(await fetch(`${account}${path}`, { redirect: 'manual', ...init, headers }));
  };
  const trigger = async (body: Record<string, unknown> = { cause: 'a test' }, job = '910'): Promise<string> => {
    const answer = await send(`/jobs/${job}/run/`, json(body));
    return /"id":(\d+)/.exec(answer.text)?.[1] ?? '';
  };
  return { emulator, pass: (ms) => { now += ms; }, send, trigger };
}

export function json(body: unknown): RequestInit {
  return { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text();
  const isJson = (response.headers.get('content-type') ?? '').startsWith('application/json');
  return { http: response.status, headers: response.headers, text, ...(isJson ? JSON.parse(text) : {}) };
}
