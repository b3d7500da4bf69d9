import * as http from 'node:http';
import { AddressInfo } from 'node:net';
import { Account, RunNow } from './account';
import { Api } from './api';
import { schemeOf } from './authentication';
import { passThrough, RecordedRequest } from './exchange';
import { FaultScript } from './faults';
import { accountSettings, countingIds, EmulatorOptions, RunSettings } from './options';
import { Reply } from './reply';
import { RunStatus, statusName } from './run-status';
import { TriggerFields } from './trigger-schema';

/** The emulator listens here and nowhere else: it has no secret worth the name and is not made for a network. */
const LOOPBACK = '127.0.0.1';

/** Far above any body of this API; more is not kept in memory. */
const LARGEST_BODY = 2_500_000;

/** A run as its owner sees it, at the moment of asking. */
export interface EmulatedRun {
  readonly id: string;
  readonly jobId: string;
  readonly projectId: string;
  readonly status: RunStatus;
  /** `Queued`, `Starting`, `Running`, `Success`, `Error` or `Cancelled`. */
  readonly statusName: string;
  /** The body of the trigger. */
  readonly trigger: TriggerFields;
}

/** A running emulator. */
export interface Emulator {
  /** `http://127.0.0.1:PORT`, without a slash at its end. */
  readonly url: string;
  readonly token: string;
  readonly accountId: string;
  /** Every request so far, also those that were refused. */
  readonly requests: readonly RecordedRequest[];
  /** Every run so far, oldest first, with its status at this moment. */
  readonly runs: readonly EmulatedRun[];
  /**
   * Lays down how the next run of a job goes; called again, the one after it.
   *
   * @throws {Error} for a job that the account does not have
   */
  planNextRun(jobId: string, settings: RunSettings): void;
  /** Ends all connections and frees the port; a second call changes nothing. */
  stop(): Promise<void>;
}

/**
 * Starts a dbt Cloud Admin API (v2) on the loopback interface. It keeps the published rules of the API and runs no dbt.
 *
 * @throws {Error} where an option is wrong or the port is taken
 */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const account = new Account(accountSettings(options), options.clock ?? Date.now, options.ids ?? countingIds());
  const token = options.token ?? 'emulator-token';
  const requests: RecordedRequest[] = [];
  const faults = new FaultScript(options.faults ?? []);
  const server = http.createServer((request, response) => {
    // What cannot be read to its end (cut off, or too large) cannot be answered either.
    serve(request, response).catch(() => response.destroy());
  });
  const url = await listen(server, options.port ?? 0);
  const api = new Api(account, token, url);

  async function serve(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const body = await readBody(request);
    const recorded = record(request, body);
    requests.push(recorded);
    const { method, path: target } = recorded;
    const { authorization, 'content-type': contentType = '' } = request.headers;
    const answer = async (): Promise<Reply> => api.answer({ method, target, authorization, contentType, body });
    await passThrough({ request: recorded, response, answer }, faults.next(method, target));
  }

  return {
    url,
    token,
    accountId: account.id,
    requests,
    get runs() {
      return account.runs().map(emulatedRun);
    },
    planNextRun: (jobId, settings) => account.planNextRun(jobId, settings),
    stop: async () => close(server),
  };
}

async function listen(server: http.Server, port: number): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, LOOPBACK, resolve);
  });
  return `http://${LOOPBACK}:${(server.address() as AddressInfo).port}`;
}

async function close(server: http.Server): Promise<void> {
  if (!server.listening) return;
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    // A client that keeps its connection open would hold the port until its own time-out.
    server.closeAllConnections();
  });
}

async function readBody(request: http.IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LARGEST_BODY) throw new Error(`the body is larger than ${LARGEST_BODY} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function record(request: http.IncomingMessage, body: Buffer): RecordedRequest {
  const headers = Object.entries(request.headers).map(([name, value]) => {
    const text = Array.isArray(value) ? value.join(', ') : value ?? '';
    return [name, name === 'authorization' ? schemeOf(text) : text];
  });
  return { method: request.method ?? '', path: request.url ?? '', headers: Object.fromEntries(headers), body: body.toString('utf8') };
}

function emulatedRun({ run, life }: RunNow): EmulatedRun {
  return {
    id: run.id, jobId: run.job.id, projectId: run.job.projectId, status: life.status, statusName: statusName(life.status), trigger: run.trigger,
  };
}
