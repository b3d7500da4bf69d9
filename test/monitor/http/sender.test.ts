import * as http from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import * as zlib from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import type { Answer } from '../../../src/monitor/http/answer';
import { httpSender, readNoResponse } from '../../../src/monitor/http/sender';
import { CONFIGURATION } from '../decide/simulation';

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

async function send(apiHost: string, timeoutMs = 5_000, signal = new AbortController().signal): Promise<Answer> {
  return httpSender({ ...CONFIGURATION, apiHost })(TRIGGER, { timeoutMs, signal });
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

test('a time that runs out before there is a connection had no effect', async () => {
  // an address for documentation, which no packet comes back from; where there is no network at all, it is unreachable at once
  expect(await send('http://192.0.2.1:9', 100)).toMatchObject({ kind: 'failed', carriedOut: 'no' });
});

test('a host that does not exist had no effect, and its address is suspect', async () => {
  expect(await send('https://host.invalid')).toMatchObject({ kind: 'failed', carriedOut: 'no', reason: expect.stringMatching(/^(ENOTFOUND|EAI_AGAIN)/) });
  expect(readNoResponse({ code: 'ENOTFOUND', message: 'getaddrinfo', sent: 'no' })).toEqual({
    kind: 'failed', reason: 'ENOTFOUND: getaddrinfo', carriedOut: 'no', suspect: 'address',
  });
});

test.each([
  'DEPTH_ZERO_SELF_SIGNED_CERT', 'CERT_HAS_EXPIRED', 'ERR_TLS_CERT_ALTNAME_INVALID', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'SELF_SIGNED_CERT_IN_CHAIN',
])('a certificate that is refused (%s) is suspect', code => {
  expect(readNoResponse({ code, message: 'certificate', sent: 'no' })).toMatchObject({ carriedOut: 'no', suspect: 'certificate' });
});

test('an error without a code and a message has a reason all the same', () => {
  expect(readNoResponse({ code: '', message: 'boom', sent: 'perhaps' })).toEqual({ kind: 'failed', reason: 'boom', carriedOut: 'perhaps' });
  expect(readNoResponse({ code: '', message: '', sent: 'perhaps' })).toMatchObject({ reason: 'the request failed' });
});

test('an answer that was packed with gzip is read, and one that breaks in its middle may have had its effect', async () => {
  const packed = zlib.gzipSync('{"data": "packed"}');
  const host = await listen((request, response) => {
    response.setHeader('content-encoding', 'gzip');
    response.end(request.url === '/broken' ? packed.subarray(0, 15) : packed);
  });
  expect(await send(host)).toEqual({ kind: 'data', data: 'packed' });
  const limits = { timeoutMs: 5_000, signal: new AbortController().signal };
  expect(await httpSender({ ...CONFIGURATION, apiHost: host })({ method: 'GET', path: '/broken' }, limits)).toMatchObject({ carriedOut: 'perhaps' });
});

test('a connection that is closed in the middle of a packed answer is not waited for', async () => {
  const packed = zlib.gzipSync(`{"data": "${'packed '.repeat(1_000)}"}`);
  const host = await listen((_, response) => {
    response.writeHead(200, { 'content-encoding': 'gzip', 'content-length': packed.length });
    response.write(packed.subarray(0, 20), () => setTimeout(() => response.destroy(), 50));
  });
  expect(await send(host)).toMatchObject({ kind: 'failed', carriedOut: 'perhaps', reason: expect.not.stringContaining('no answer within') });
});
