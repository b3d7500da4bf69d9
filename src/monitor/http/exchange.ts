import * as http from 'node:http';
import * as https from 'node:https';
import * as tls from 'node:tls';
import * as zlib from 'node:zlib';
import type { HttpResponse } from './answer';
import { openTunnel } from './tunnel';
import { bareHost } from '../settings/address';
import { proxyFor, type ProxyRule } from '../settings/proxy';
import { asObject, asText } from '../text/json';
import { thinnedText } from '../text/thin-text';

/** One request as it goes over the network. */
export interface HttpRequest {
  readonly method: string;
  readonly url: string;
  readonly authorization: string;
  /** JSON where it is not set. */
  readonly accept?: string;
  /** Sent as JSON. */
  readonly body?: unknown;
  readonly proxies: ProxyRule;
  /** Gives the request up. */
  readonly signal: AbortSignal;
}

/** Reads the body of an answer, which may be as long as it likes; what it gives is the answer's text. */
export type ReadBody = (body: AsyncIterable<Uint8Array>, status: number) => Promise<string>;

/** As many bytes at the end of a text, such as a step's log, as are read whole. */
const LONGEST_TEXT = 200_000;

/** Why a request has no response. */
export interface NoResponse {
  /** The code of the system or of Node, empty where there is none. */
  readonly code: string;
  readonly message: string;
  /** Whether there was a connection, so that the request may have arrived. */
  readonly sent: 'no' | 'perhaps';
}

/**
 * Sends a request and reads the answer; it never rejects. Not by `fetch`, which takes twice the time and memory to start,
 * knows no proxy, and does not tell whether there was a connection. A redirect is an answer like any other, and each request has
 * a connection of its own, because one that is kept may be closed just when it is used.
 */
export async function exchange(request: HttpRequest, read: ReadBody = body => thinnedText(body, LONGEST_TEXT)): Promise<HttpResponse | NoResponse> {
  const url = new URL(request.url);
  const proxy = proxyFor(url, request.proxies);
  if (proxy === undefined) return carry(request, url, read, { agent: false });
  const authority = `${url.hostname}:${url.port || '443'}`;
  const host = bareHost(url);
  try {
    const socket = await openTunnel(proxy, authority, request.signal);
    return await carry(request, url, read, { createConnection: () => tls.connect({ socket, host, servername: /^[\d.:]+$/.test(host) ? '' : host }) });
  } catch (error) {
    return noResponse(error, 'no');
  }
}

/** Sends a request over a connection that is made as the options say. */
function carry(
  { method, authorization, accept = 'application/json', body, signal }: HttpRequest, url: URL, read: ReadBody, connection: http.RequestOptions,
): Promise<HttpResponse | NoResponse> {
  const isPlain = url.protocol === 'http:';
  const { request: open } = isPlain ? http : https;
  const headers = {
    authorization,
    accept,
    'accept-encoding': 'gzip',
    'user-agent': 'dbt-pipelines-run-and-monitor',
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
  };
  return new Promise(resolve => {
    let sent: NoResponse['sent'] = 'no';
    const fail = (error: unknown) => resolve(noResponse(error, sent));
    const outgoing = open(url, { ...connection, method, signal, headers }, response => {
      const { statusCode: status = 0 } = response;
      read(unpacked(response), status).then(text => resolve({ status, headers: singleHeaders(response.headers), text }), fail);
    });
    outgoing.once('socket', socket => socket.once(isPlain ? 'connect' : 'secureConnect', () => { sent = 'perhaps'; }));
    outgoing.on('error', fail).end(body === undefined ? undefined : JSON.stringify(body));
  });
}

function unpacked(response: http.IncomingMessage): AsyncIterable<Uint8Array> {
  if (response.headers['content-encoding'] !== 'gzip') return response;
  const body = response.pipe(zlib.createGunzip());
  // a pipe does not hand on the error of its source
  response.once('error', error => body.destroy(error));
  return body;
}

function noResponse(error: unknown, sent: NoResponse['sent']): NoResponse {
  // neither property is enumerable
  const { code, message } = asObject(error);
  return { code: asText(code), message: asText(message), sent };
}

function singleHeaders(headers: http.IncomingHttpHeaders): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}
