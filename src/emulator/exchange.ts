import * as http from 'node:http';
import { Reply } from './reply';

/** One request on its way to an answer. */
export interface Exchange {
  readonly request: RecordedRequest;
  readonly response: http.ServerResponse;
  /** Lets the request take effect and tells what the API answers; not called, the request never reached the API. */
  answer(): Promise<Reply>;
}

/** A request as a test reads it. */
export interface RecordedRequest {
  readonly method: string;
  /** Path and query, as they were sent. */
  readonly path: string;
  /** Names in lower case; of `authorization` only the scheme. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * What every request passes through before it is answered. Faults belong here: a delay before `answer`, an answer that is
 * dropped after it took effect, a connection cut instead of an answer.
 */
export async function passThrough(exchange: Exchange): Promise<void> {
  send(exchange.response, await exchange.answer());
}

function send(response: http.ServerResponse, reply: Reply): void {
  response.writeHead(reply.status, { ...reply.headers, 'Content-Length': Buffer.byteLength(reply.body) });
  response.end(reply.body);
}
