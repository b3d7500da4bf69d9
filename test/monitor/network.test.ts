import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { buildProgram, type Bundle } from './bundle';
import { startProgram, type EndedProgram } from './program';
import { AUTHORITY, startConnectProxy, startTlsFront, type ConnectProxy, type Front, type ProxyBehaviour } from './tls-front';
import { startEmulator, type Emulator, type EmulatorOptions } from '../../src/emulator';

const TOKEN = 'dbtc_/very+secret=';

let bundle: Bundle;
let emulator: Emulator;
let front: Front;
beforeAll(async () => { bundle = await buildProgram(); });
afterAll(async () => bundle.remove());
afterEach(async () => { await Promise.all([emulator.stop(), front.stop()]); });

/** Lets the program run against an emulator behind TLS. */
async function run(variables: Readonly<Record<string, string>>, options: EmulatorOptions = {}): Promise<EndedProgram> {
  emulator = await startEmulator({ token: TOKEN, accountId: '12345', jobs: [{ id: '910', projectId: '678' }], durationMs: 300, ...options });
  front = await startTlsFront(emulator.url);
  return startProgram(bundle.file, {
    DBT_URL: `https://localhost:${front.port}`,
    DBT_API_KEY: TOKEN,
    DBT_ACCOUNT_ID: '12345',
    DBT_PROJECT_ID: '678',
    DBT_PR_JOB_ID: '910',
    DBT_POLL_INTERVAL_SECONDS: '0.05',
    DBT_RETRY_WINDOW_SECONDS: '1',
    NODE_EXTRA_CA_CERTS: AUTHORITY,
    ...variables,
  }).ended;
}

async function runThroughProxy(
  behaviours: readonly ProxyBehaviour[], variables: Readonly<Record<string, string>> = {}, options: EmulatorOptions = {},
): Promise<EndedProgram & { readonly proxy: ConnectProxy }> {
  const proxy = await startConnectProxy(behaviours);
  const ended = await run({ HTTPS_PROXY: `http://ci:p%40ss+w0rd@127.0.0.1:${proxy.port}`, DBT_RETRY_WINDOW_SECONDS: '60', ...variables }, options);
  await proxy.stop();
  return { ...ended, proxy };
}

const last = ({ lines }: EndedProgram) => lines[lines.length - 1];

test('an authority of one\'s own is trusted through NODE_EXTRA_CA_CERTS', async () => {
  expect((await run({})).code).toBe(0);
});

test('an authority that nobody knows is refused, nothing is sent, and the last line says how it becomes known', async () => {
  const ended = await run({ NODE_EXTRA_CA_CERTS: '' });
  expect(ended.code).toBe(3);
  expect(last(ended)).toMatch(/^refused: job 910 was not started \([A-Z_]+: .*certificate.*\); .*NODE_EXTRA_CA_CERTS/);
  expect(emulator.requests).toEqual([]);
});

test('requests go through the proxy, which sees neither the key nor what is sent', async () => {
  const { code, proxy } = await runThroughProxy([]);
  expect(code).toBe(0);
  expect(proxy.seen.length).toBe(emulator.requests.length);
  const credentials = Buffer.from('ci:p@ss+w0rd').toString('base64');
  expect(proxy.seen[0]).toMatch(new RegExp(`^localhost:${front.port} .*proxy-authorization Basic ${credentials}`, 'i'));
  for (const text of proxy.seen) expect(text).not.toMatch(/dbtc_|Token/);
});

test('NO_PROXY leaves the proxy out, and so does an address that is not encrypted', async () => {
  const direct = await runThroughProxy([], { NO_PROXY: 'example.com,localhost' });
  expect([direct.code, direct.proxy.seen.length]).toEqual([0, 0]);
  await Promise.all([emulator.stop(), front.stop()]);
  const other = await startEmulator({ token: TOKEN, accountId: '12345', jobs: [{ id: '910', projectId: '678' }], durationMs: 100 });
  const plain = await runThroughProxy([], { DBT_URL: other.url, HTTP_PROXY: 'http://127.0.0.1:9' });
  await other.stop();
  expect([plain.code, plain.proxy.seen.length]).toEqual([0, 0]);
});

test('a proxy that drops connections before they stand starts no second run and loses none', async () => {
  const { code, lines } = await runThroughProxy(['drops', { status: 502 }, 'connects', 'drops', { status: 503 }]);
  expect(code).toBe(0);
  expect(emulator.runs).toHaveLength(1);
  expect(lines.join('\n')).toMatch(/the run was not started: ERR_PROXY: proxy 127\.0\.0\.1:\d+: .*; next try/);
});

test('a proxy that drops the connection after the trigger went through does not lead to a second run', async () => {
  const slowAnswer = { method: 'POST', path: /\/run\/$/, fault: { answerDelayMs: 2_000 } };
  const { code, lines } = await runThroughProxy(['drops after half a second'], {}, { faults: [slowAnswer] });
  expect(code).toBe(0);
  expect(emulator.runs).toHaveLength(1);
  expect(lines.join('\n')).toMatch(/the trigger had no clear answer \(ECONNRESET.*\)[^]*run \d+ found/);
});

test('a proxy that says nothing is given up after the time for a request, and the request had no effect', async () => {
  const { code, lines } = await runThroughProxy(['says nothing'], { DBT_HTTP_TIMEOUT_SECONDS: '0.5' });
  expect(code).toBe(0);
  expect(lines).toContainEqual(expect.stringMatching(/^the run was not started: no answer within 0\.5 s; next try/));
});

test.each([403, 407])('a proxy that refuses with %i is named, its password is not', async status => {
  const { code, lines, stderr } = await runThroughProxy([{ status }, { status }, { status }], { DBT_RETRY_WINDOW_SECONDS: '1' });
  expect(code).toBe(3);
  expect(lines[lines.length - 1]).toMatch(new RegExp(`proxy 127\\.0\\.0\\.1:\\d+: HTTP ${status} .*HTTPS_PROXY`));
  expect(lines.join('\n') + stderr).not.toMatch(/p%40ss|p@ss|w0rd/);
});

test('a connection that is reset by RST before the effect, after it and during looks leads to one run and its verdict', async () => {
  const reset = { answer: { kind: 'reset' } } as const;
  const ended = await run({ DBT_RETRY_WINDOW_SECONDS: '60' }, {
    faults: [
      { method: 'POST', path: /\/run\/$/, fault: { effect: 'once', ...reset } },
      { method: 'GET', path: /\/runs\/\d+\//, times: 2, fault: reset },
    ],
  });
  expect(ended.code).toBe(0);
  expect(emulator.runs).toHaveLength(1);
});
