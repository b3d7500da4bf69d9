import { readAnswer, type Answer } from './answer';
import type { Configuration } from './configuration';
import { exchange } from './exchange';
import { asObject, asText } from './json';
import type { ApiRequest } from './request';

/** Sends one request and waits for its answer. It never rejects: whatever happens is an answer. */
export type Send = (request: ApiRequest, limits: SendLimits) => Promise<Answer>;

/** When a request is given up. */
export interface SendLimits {
  /** Milliseconds for the whole of it, the body of the answer included. */
  readonly timeout: number;
  /** Gives the request up at once. */
  readonly signal: AbortSignal;
}

// Errors that can only come before a request has left: it had no effect. Everything else may have had one.
const NOT_REACHED = /^(ECONNREFUSED|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT)$/;
// Of these, the ones that waiting seldom cures.
const WRONG_ADDRESS = /^(ENOTFOUND|ERR_TLS_\w+|\w*CERT\w*|UNABLE_TO_\w+)$/;

/** The sender over the network, to one host, with the key. */
export function httpSender(configuration: Configuration): Send {
  return async (request, limits) => {
    const abort = new AbortController();
    const giveUp = () => abort.abort();
    const timer = setTimeout(giveUp, limits.timeout);
    limits.signal.addEventListener('abort', giveUp);
    try {
      const response = await exchange({
        method: request.method,
        url: configuration.apiHost + request.path,
        headers: {
          'authorization': `Token ${configuration.apiKey}`,
          'accept': 'application/json',
          'user-agent': 'dbt-pipelines-run-and-monitor',
          ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        body: request.body === undefined ? undefined : JSON.stringify(request.body),
        signal: abort.signal,
      });
      return readAnswer(response, Date.now());
    } catch (error) {
      return abort.signal.aborted
        ? { kind: 'failed', reason: `no answer within ${limits.timeout / 1000} s`, carriedOut: 'perhaps' }
        : readTransportError(error);
    } finally {
      clearTimeout(timer);
      limits.signal.removeEventListener('abort', giveUp);
    }
  };
}

/** Reads the error of a request that got no answer. Its cause, if it has one, tells more than itself. */
export function readTransportError(error: unknown): Answer {
  const cause = asObject(asObject(error).cause ?? error);
  const code = asText(cause.code);
  // an error's message is not enumerable, but it is a property
  const reason = [code, asText(cause.message)].filter(text => text !== '').join(': ') || 'the request failed';
  if (WRONG_ADDRESS.test(code)) return { kind: 'failed', reason, carriedOut: 'no', suspect: 'address' };
  return { kind: 'failed', reason, carriedOut: NOT_REACHED.test(code) ? 'no' : 'perhaps' };
}
