import { drive } from '../../../src/monitor/decide/drive';
import type { Outcome, Signal } from '../../../src/monitor/decide/outcome';
import type { Answer } from '../../../src/monitor/http/answer';
import type { ApiRequest } from '../../../src/monitor/http/request';
import type { Run } from '../../../src/monitor/http/run';
import { RunObserver } from '../../../src/monitor/report/facts';
import type { Configuration } from '../../../src/monitor/settings/configuration';

/** A configuration that is complete; tests change what they are about. */
export const CONFIGURATION: Configuration = {
  host: 'https://ab123.us1.dbt.com',
  apiHost: 'https://ab123.us1.dbt.com',
  apiKey: 'dbtc_secret',
  proxies: { except: [] },
  accountId: '12345',
  projectId: '678',
  jobId: '910',
  cause: 'test',
  overrides: {},
  ifActive: 'start',
  rerunFromFailure: 'off',
  wait: 'on',
  onDeadline: 'cancel',
  supersede: 'off',
  httpTimeoutMs: 30_000,
  retryWindowMs: 900_000,
  logLines: 50,
  debugLogs: 'off',
  remarks: [],
};

/** What goes wrong with one request. `afterwards` says that the service carries it out all the same. */
export interface Fault {
  readonly answer: Answer;
  readonly afterwards?: 'carried out';
  /** Milliseconds from the request until it is carried out: it was still on its way when its answer was given up. */
  readonly underWay?: number;
  /** Milliseconds until the answer. */
  readonly delay?: number;
}

/** A run's life: what its status is from which age on, in milliseconds. */
export type Life = readonly (readonly [age: number, status: number])[];

export interface Scene {
  readonly configuration?: Partial<Configuration>;
  readonly life?: Life;
  /** Steps of the run at an age; none where not given. */
  readonly steps?: (age: number) => readonly unknown[];
  /** Fields of the run object that are not as usual. */
  readonly fields?: (age: number) => Readonly<Record<string, unknown>>;
  /** The fault of a request, by its number from 0 on and the time since the start. */
  readonly fault?: (request: ApiRequest, number: number, now: number) => Fault | undefined;
  /** Milliseconds after its trigger for which a run shows in no list and is not found. */
  readonly hiddenFor?: number;
  /** When SIGKILL comes: the program ends without a word, with the code 137. */
  readonly killedAt?: number;
  /** What the program takes for chance, from 0 to 1. */
  readonly chance?: number;
  /** The correlation id of this start. */
  readonly correlationId?: string;
  readonly restarted?: 'perhaps';
  /** Runs that the service has when the program starts, oldest first; their life began so many milliseconds ago. */
  readonly earlier?: readonly { readonly cause: string; readonly age: number }[];
  /** When a signal comes, in milliseconds from the start. */
  readonly signal?: { readonly name: Signal; readonly at: number };
}

/** What there is to see of a life of the program. */
export interface Play {
  readonly outcome: Outcome;
  /** The last that was seen of the run. */
  readonly seen: Run | undefined;
  readonly lines: readonly string[];
  readonly requests: readonly { readonly at: number; readonly request: ApiRequest }[];
  /** Causes of the runs that the service has. */
  readonly runs: readonly string[];
  readonly cancelled: boolean;
  /** Status and age of each run at the end. */
  readonly ends: readonly { readonly status: number; readonly age: number }[];
  readonly duration: number;
}

export const TRIGGER_LOST: Fault = { answer: { kind: 'failed', reason: 'HTTP 504', carriedOut: 'perhaps' }, afterwards: 'carried out' };
export const UNAVAILABLE: Fault = { answer: { kind: 'failed', reason: 'HTTP 503', carriedOut: 'no' } };
export const SUCCEEDS: Life = [[0, 1], [2_000, 2], [4_000, 3], [20_000, 10]];
export const FAILS: Life = [[0, 1], [2_000, 3], [20_000, 20]];
export const CORRELATION_ID = '[dbt-pipelines abc]';

const LATENCY = 100;

/** Lets the program live in a world with a clock and a dbt Cloud of its own. Hours take milliseconds. */
export async function play(scene: Scene): Promise<Play> {
  const timers: { at: number; ring: () => void }[] = [];
  const lines: string[] = [];
  const requests: { at: number; request: ApiRequest }[] = [];
  const runs: { id: number; cause: string; since: number; cancelledAt?: number; retryOf?: number }[] =
    (scene.earlier ?? []).map(({ cause, age }, index) => ({ id: 4711 + index, cause, since: -age }));
  let now = 0;
  const after = (duration: number) => new Promise<void>(resolve => timers.push({ at: now + duration, ring: resolve }));

  const statusOf = (run: typeof runs[number]) => {
    if (run.cancelledAt !== undefined) return 30;
    return (scene.life ?? SUCCEEDS).filter(([age]) => now - run.since >= age).map(([, status]) => status).pop();
  };
  const view = (run: typeof runs[number]) => ({
    id: run.id,
    status: statusOf(run),
    trigger: { cause: run.cause },
    retrying_run_id: run.retryOf ?? null,
    run_steps: scene.steps?.(now - run.since) ?? [],
    ...scene.fields?.(now - run.since),
  });
  const shown = () => runs.filter(run => now - run.since >= (scene.hiddenFor ?? 0));
  const carryOut = (request: ApiRequest): Answer => {
    const known = shown().find(run => request.path.includes(`/runs/${run.id}/`));
    if (request.method === 'POST' && /\/(re)?run\/$/.test(request.path)) {
      const retryOf = request.path.endsWith('/rerun/') ? runs[runs.length - 1].id : undefined;
      const run = { id: 4711 + runs.length, cause: request.body?.cause ?? 'a rerun', since: now, retryOf };
      runs.push(run);
      return { kind: 'data', data: view(run) };
    }
    if (request.path.includes('/runs/?')) return { kind: 'data', data: shown().map(view).reverse() };
    if (known === undefined) return { kind: 'refused', status: 404, message: 'Not found.' };
    const status = statusOf(known);
    if (request.method === 'POST' && (status === undefined || status < 10)) known.cancelledAt = now;
    return { kind: 'data', data: view(known) };
  };
  const answerTo = async (request: ApiRequest, timeout: number): Promise<Answer> => {
    requests.push({ at: now, request });
    const fault = scene.fault?.(request, requests.length - 1, now);
    if (fault?.underWay !== undefined) void after(fault.underWay).then(() => carryOut(request));
    const isCarriedOut = fault === undefined || (fault.afterwards === 'carried out' && fault.underWay === undefined);
    const answer = isCarriedOut ? carryOut(request) : undefined;
    const delay = fault?.delay ?? LATENCY;
    await after(Math.min(delay, timeout));
    if (delay > timeout) return { kind: 'failed', reason: 'no answer', carriedOut: 'perhaps' };
    return fault?.answer ?? answer ?? UNAVAILABLE.answer;
  };

  let outcome: Outcome | undefined;
  const configuration = { ...CONFIGURATION, ...scene.configuration };
  const { signal } = scene;
  const { correlationId = CORRELATION_ID, restarted } = scene;
  const observer = new RunObserver();
  const ended = drive({ config: configuration, correlationId, startedAt: 0, ...(restarted === undefined ? {} : { restarted }) }, {
    clock: { now: () => now, random: () => scene.chance ?? 0.5, wait: after },
    send: (request, limits) => answerTo(request, limits.timeoutMs),
    observe: state => observer.observe(state),
    log: line => lines.push(line),
    interruption: signal === undefined ? new Promise(() => undefined) : after(signal.at).then(() => signal.name),
  }).then(result => { outcome = result; });
  if (scene.killedAt !== undefined) void after(scene.killedAt).then(() => { outcome ??= { code: 137, sentence: '' }; });
  while (outcome === undefined) {
    // whatever the program does without waiting comes first
    await new Promise(resolve => setImmediate(resolve));
    const next = timers.sort((left, right) => left.at - right.at).shift();
    if (outcome !== undefined || next === undefined) break;
    now = Math.max(now, next.at);
    next.ring();
  }
  if (scene.killedAt === undefined) await ended;
  if (outcome === undefined) throw new Error('the program waits for nothing');
  const ends = runs.map(run => ({ status: statusOf(run) ?? 1, age: now - run.since }));
  const cancelled = runs.some(run => run.cancelledAt !== undefined);
  const { seen } = observer.summary(outcome);
  return { outcome, seen, lines, requests, runs: runs.map(run => run.cause), cancelled, ends, duration: now };
}
