import * as http from 'node:http';
import { Fault } from './faults';
import { spoil } from './faulty-answer';
import { refusal, Reply } from './reply';

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

/** What every request passes through before it is answered, with the fault that it meets there. */
export async function passThrough(exchange: Exchange, fault: Fault = {}): Promise<void> {
  const { answer, delayMs, answerDelayMs } = fault;
  await pass(delayMs);
  const reply = await takeEffect(exchange, effectOf(fault));
  await pass(answerDelayMs);
  if (answer === undefined) send(exchange.response, reply);
  else spoil(exchange.response, reply, answer);
}

/** An answer that is not made of the true one needs no effect. */
function effectOf({ effect, answer }: Fault): NonNullable<Fault['effect']> {
  const isMadeUp = answer !== undefined && ['status', 'page', 'redirect', 'reset', 'silence'].includes(answer.kind);
  return effect ?? (isMadeUp ? 'never' : 'once');
}

async function takeEffect(exchange: Exchange, effect: NonNullable<Fault['effect']>): Promise<Reply> {
  if (effect === 'never') return refusal(503, 'The request never reached the API.');
  if (effect === 'twice') await exchange.answer();
  return exchange.answer();
}

async function pass(ms = 0): Promise<void> {
  // a client that waits in vain must not keep the process of a test alive
  if (ms > 0) await new Promise((resolve) => { setTimeout(resolve, ms).unref(); });
}

function send(response: http.ServerResponse, reply: Reply): void {
  response.writeHead(reply.status, { ...reply.headers, 'Content-Length': Buffer.byteLength(reply.body) });
  response.end(reply.body);
}
