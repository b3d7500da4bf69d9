import * as v8 from 'node:v8';
import * as vm from 'node:vm';
import { failure, readAnswer, type Answer, type Failure } from './answer';
import { exchange, type HttpRequest, type NoResponse } from './exchange';
import type { ApiRequest } from './request';
import type { Configuration } from '../settings/configuration';

/** Sends one request and waits for its answer. It never rejects: whatever happens is an answer. */
export type Send = (request: ApiRequest, limits: SendLimits) => Promise<Answer>;

/** When a request is given up. */
export interface SendLimits {
  /** Milliseconds for the whole of it, the body of the answer included. */
  readonly timeoutMs: number;
  /** Gives the request up at once. */
  readonly signal: AbortSignal;
}

// What waiting seldom cures: there is no such host, it cannot prove to be the one that was asked for, or the proxy forbids it.
const SUSPECTS = { address: /^ENOTFOUND$/, certificate: /^(?:ERR_TLS_|UNABLE_TO_)|CERT/, proxy: /^ERR_PROXY_REFUSED$/ } as const;

/** The sender over the network, to one host, with the key. */
export function httpSender(config: Configuration): Send {
  let received = 0;
  return async (request, limits) => {
    freeMemoryAfter(received);
    const abort = new AbortController();
    const giveUp = () => abort.abort();
    const timer = setTimeout(giveUp, limits.timeoutMs);
    limits.signal.addEventListener('abort', giveUp);
    try {
      const response = await exchange(httpRequest(config, request, abort.signal));
      received = 'text' in response ? response.text.length : 0;
      if ('status' in response) return readAnswer(response, Date.now());
      if (!abort.signal.aborted) return readNoResponse(response);
      return failure(`no answer within ${limits.timeoutMs / 1000} s`, response.sent);
    } finally {
      clearTimeout(timer);
      limits.signal.removeEventListener('abort', giveUp);
    }
  };
}

/** A request to the API as it goes over the network: to one host, with the key. */
export function httpRequest({ apiHost, apiKey, proxies }: Configuration, { method, path, body }: ApiRequest, signal: AbortSignal): HttpRequest {
  return { method, url: apiHost + path, authorization: `Token ${apiKey}`, body, proxies, signal };
}

/** What a request without a response means. Before there was a connection, it had no effect. */
export function readNoResponse({ code, message, sent }: NoResponse): Failure {
  const reason = [code, message].filter(text => text !== '').join(': ') || 'the request failed';
  const suspect = (['address', 'certificate', 'proxy'] as const).find(name => SUSPECTS[name].test(code));
  return failure(reason, sent, { suspect });
}

/** Characters of an answer from which on it is worth the few milliseconds. */
const LARGE = 50_000;

let collect: unknown;

/**
 * Frees what a large answer has left behind. Node by itself lets many of them pile up, which is too much for the small containers
 * that pipelines run in.
 *
 * @param length characters of the answer
 */
function freeMemoryAfter(length: number): void {
  if (length < LARGE) return;
  if (collect === undefined) {
    v8.setFlagsFromString('--expose-gc');
    collect = vm.runInNewContext('gc');
  }
  if (typeof collect === 'function') collect();
}
