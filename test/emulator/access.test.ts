import * as net from 'node:net';
import { describe, expect, test } from 'vitest';
import { json, startCloud } from './cloud';
import { startEmulator } from '../../src/emulator';

describe('who is let in', () => {
  test.each(['Token', 'Bearer', 'token'])('the scheme %s is accepted', async (scheme) => {
    const { emulator, send } = await startCloud();
    expect((await send('/runs/', { headers: { authorization: `${scheme} ${emulator.token}` } })).http).toBe(200);
  });

  test.each([
    ['a wrong token', 'Token wrong'],
    ['another scheme', 'Basic emulator-token'],
    ['the bare token', 'emulator-token'],
    ['an empty header', ''],
  ])('%s is refused with 401 in the words of the service', async (_, authorization) => {
    const answer = await (await startCloud()).send('/runs/', { headers: { authorization } });
    expect(answer.http).toBe(401);
    expect(answer.status).toEqual({ code: 401, is_success: false, user_message: 'Invalid token.', developer_message: null });
    expect(answer.data).toBeNull();
  });

  test('another account is 403, never 404', async () => {
    const { emulator } = await startCloud();
    const response = await fetch(`${emulator.url}/api/v2/accounts/99999/runs/1/`, { headers: { authorization: `Token ${emulator.token}` } });
    expect(response.status).toBe(403);
    expect(await response.json()).toEqual({
      status: { code: 403, is_success: false, user_message: 'Access denied: Token is not scoped to account.', developer_message: null },
      data: null,
    });
  });

  test('a wrong token learns nothing about which account exists', async () => {
    const { emulator } = await startCloud();
    const response = await fetch(`${emulator.url}/api/v2/accounts/99999/runs/`, { headers: { authorization: 'Token wrong' } });
    expect(response.status).toBe(401);
  });
});

describe('paths and methods', () => {
  test.each([
    '/jobs/911/', '/runs/1/', '/steps/1/', '/runs/1/artifacts/', '/runs/1/artifacts/manifest.json',
  ])('%s, which is not there, is 404', async (path) => {
    const answer = await (await startCloud()).send(path);
    expect(answer.http).toBe(404);
    expect(answer.status.user_message).toBe('The requested resource was not found. Please check that you have the proper permissions.');
  });

  test('a doubled slash before the path is 404, as a base URL with a closing slash makes it', async () => {
    const { emulator } = await startCloud();
    const response = await fetch(`${emulator.url}//api/v2/accounts/12345/runs/`, { headers: { authorization: `Token ${emulator.token}` } });
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toContain('text/html');
  });

  test.each(['/runs/abc/', '/nothing/', '/runs/-1/'])('%s, which no operation has, is 404', async (path) => {
    expect((await (await startCloud()).send(path)).http).toBe(404);
  });

  test('without its closing slash a trigger is redirected and starts no run', async () => {
    const { emulator, send } = await startCloud();
    const answer = await send('/jobs/910/run?x=1', json({ cause: 'a test' }));
    expect(answer.http).toBe(301);
    expect(answer.headers.get('location')).toBe('/api/v2/accounts/12345/jobs/910/run/?x=1');
    expect(emulator.runs).toHaveLength(0);
  });

  test.each([
    ['GET', '/jobs/910/run/', 'POST'], ['PUT', '/runs/', 'GET'], ['DELETE', '/runs/1/', 'GET'],
  ])('%s %s is 405 and says what is allowed', async (method, path, allowed) => {
    const answer = await (await startCloud()).send(path, { method });
    expect(answer.http).toBe(405);
    expect(answer.headers.get('allow')).toBe(allowed);
    expect(answer.status.user_message).toBe(`Method "${method}" not allowed.`);
  });

  test('a published operation that is not emulated says so with 501', async () => {
    expect((await (await startCloud()).send('/runs/1/retry/', { method: 'POST' })).http).toBe(501);
  });
});

describe('the server', () => {
  test('listens on the loopback interface only', async () => {
    const { emulator } = await startCloud();
    expect(new URL(emulator.url).hostname).toBe('127.0.0.1');
  });

  test('a taken port is an error at the start', async () => {
    const { emulator } = await startCloud();
    await expect(startEmulator({ port: Number(new URL(emulator.url).port) })).rejects.toThrow('EADDRINUSE');
  });

  test('stopping frees the port although a client keeps its connection, and may be repeated', async () => {
    const { emulator, send } = await startCloud();
    await send('/runs/');
    await emulator.stop();
    await emulator.stop();
    const refused = new Promise<string>((resolve) => {
      net.connect(Number(new URL(emulator.url).port), '127.0.0.1').on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? ''));
    });
    expect(await refused).toBe('ECONNREFUSED');
  });

  test('stopping does not wait for a client that never finishes its request', async () => {
    const { emulator } = await startCloud();
    const socket = net.connect(Number(new URL(emulator.url).port), '127.0.0.1').on('error', () => undefined);
    const closed = new Promise((resolve) => { socket.on('close', resolve); });
    await new Promise((resolve) => { socket.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n', resolve); });
    // The interim answer shows that the server has begun with the request.
    await new Promise((resolve) => { socket.once('data', resolve); });
    await emulator.stop();
    await closed;
    expect(emulator.requests).toEqual([]);
  });

  test('a body beyond all reason ends the connection', async () => {
    const { emulator, send } = await startCloud();
    await expect(send('/jobs/910/run/', { method: 'POST', body: 'x'.repeat(3_000_000) })).rejects.toThrow('fetch failed');
    expect(emulator.requests).toEqual([]);
  });

  test('requests are recorded with their body, and of the authorization only the scheme', async () => {
    const { emulator, send } = await startCloud();
    await send('/jobs/910/run/?a=b', json({ cause: 'a test' }));
    await send('/runs/', { headers: { authorization: 'emulator-token' } });
    expect(emulator.requests[0]).toMatchObject({
      method: 'POST',
      path: '/api/v2/accounts/12345/jobs/910/run/?a=b',
      body: '{"cause":"a test"}',
      headers: { 'authorization': 'Token', 'content-type': 'application/json' },
    });
    expect(JSON.stringify(emulator.requests)).not.toContain(emulator.token);
  });

  test.each([
    [{ accountId: 'abc' }, "accountId 'abc' is not an id; use digits only"],
    [{ jobs: [{ id: '1', projectId: '' }] }, "jobs.projectId '' is not an id; use digits only"],
    [{ jobs: [{ id: '7', projectId: '1' }, { id: '07', projectId: '1' }] }, "jobs: two jobs have the id '7'; give each job its own id"],
    [{ durationMs: -1 }, 'durationMs -1 is not a duration; use milliseconds, 0 or more'],
  ])('the options %j are refused', async (options, message) => {
    await expect(startEmulator(options)).rejects.toThrow(message);
  });
});
