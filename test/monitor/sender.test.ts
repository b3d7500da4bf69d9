import * as http from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { CONFIGURATION } from './simulation';
import type { Answer } from '../../src/monitor/answer';
import { httpSender, readTransportError } from '../../src/monitor/sender';

const TRIGGER = { method: 'POST', path: '/api/v2/accounts/1/jobs/2/run/', body: { cause: 'c' } } as const;

let server: http.Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

async function listen(handler: http.RequestListener): Promise<string> {
  const started = http.createServer(handler);
  server = started;
  await new Promise<void>(resolve => { started.listen(0, '127.0.0.1', resolve); });
  return `http://127.0.0.1:${(started.address() as AddressInfo).port}`;
}

async function send(apiHost: string, timeout = 5_000, signal = new AbortController().signal): Promise<Answer> {
  return httpSender({ ...CONFIGURATION, apiHost })(TRIGGER, { timeout, signal });
}

test('the key travels in the header, and the body is JSON', async () => {
  const seen: { headers: http.IncomingHttpHeaders; body: string }[] = [];
  const host = await listen((request, response) => {
    let body = '';
    request.on('data', chunk => { body += String(chunk); });
    request.on('end', () => {
      seen.push({ headers: request.headers, body });
      response.end('{"data": 1}');
    });
  });
  expect(await send(host)).toEqual({ kind: 'data', data: 1 });
  expect(seen[0].headers).toMatchObject({ 'authorization': 'Token dbtc_secret', 'content-type': 'application/json', 'accept': 'application/json', 'content-length': '13' });
  expect(seen[0].body).toBe('{"cause":"c"}');
});

test.each([301, 302, 303, 307, 308])('a redirect with %i is not followed: the other address gets no request', async status => {
  let others = 0;
  const host = await listen((request, response) => {
    if (request.url === '/elsewhere') others++;
    response.writeHead(status, { location: '/elsewhere' }).end();
  });
  expect(await send(host)).toEqual({ kind: 'redirected', target: '/elsewhere' });
  expect(others).toBe(0);
});

test('a connection that is reset after the request may have had its effect', async () => {
  const host = await listen(request => { (request.socket as Socket).resetAndDestroy(); });
  expect(await send(host)).toMatchObject({ kind: 'failed', carriedOut: 'perhaps' });
});

test('a body that is cut off may have had its effect', async () => {
  const host = await listen((request, response) => {
    response.writeHead(200, { 'content-length': 1000 }).write('{"data": ');
    setTimeout(() => request.socket.destroy(), 20);
  });
  expect(await send(host)).toMatchObject({ kind: 'failed', carriedOut: 'perhaps' });
});

test('a server that does not answer is given up after the time for a request', async () => {
  const host = await listen(() => undefined);
  expect(await send(host, 100)).toEqual({ kind: 'failed', reason: 'no answer within 0.1 s', carriedOut: 'perhaps' });
});

test('a body that only drips is given up after the time for a request', async () => {
  const host = await listen((_, response) => {
    const drip = setInterval(() => response.write(' '), 10);
    response.on('close', () => clearInterval(drip));
  });
  expect(await send(host, 200)).toMatchObject({ kind: 'failed', carriedOut: 'perhaps' });
});

test('a request is given up at once when nobody wants it any more', async () => {
  const host = await listen(() => undefined);
  const abort = new AbortController();
  const answer = send(host, 60_000, abort.signal);
  abort.abort();
  expect(await answer).toMatchObject({ kind: 'failed' });
});

test('a connection that is refused had no effect', async () => {
  const host = await listen(() => undefined);
  await new Promise(resolve => { server?.close(resolve); });
  expect(await send(host)).toMatchObject({ kind: 'failed', carriedOut: 'no', reason: expect.stringContaining('ECONNREFUSED') });
});

test('a host that does not exist had no effect, and its address is suspect', async () => {
  expect(readTransportError(new TypeError('fetch failed', { cause: Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' }) }))).toEqual({
    kind: 'failed', reason: 'ENOTFOUND: getaddrinfo', carriedOut: 'no', suspect: 'address',
  });
});

test.each([
  'DEPTH_ZERO_SELF_SIGNED_CERT', 'CERT_HAS_EXPIRED', 'ERR_TLS_CERT_ALTNAME_INVALID', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'SELF_SIGNED_CERT_IN_CHAIN',
])('a certificate that is refused (%s) had no effect, and its address is suspect', code => {
  const error = new TypeError('fetch failed', { cause: Object.assign(new Error('certificate'), { code }) });
  expect(readTransportError(error)).toMatchObject({ carriedOut: 'no', suspect: 'address' });
});

test('an error without a code may have had its effect, and has a reason', () => {
  expect(readTransportError(new Error('boom'))).toEqual({ kind: 'failed', reason: 'boom', carriedOut: 'perhaps' });
  expect(readTransportError(undefined)).toEqual({ kind: 'failed', reason: 'the request failed', carriedOut: 'perhaps' });
});
