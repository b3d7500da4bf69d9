import { expect } from 'vitest';
import type { EndedProgram } from '../program';
import { lastLine, test, type Stage } from '../stage';
import { AUTHORITY, DISTANT_HOST, startConnectProxy, startTlsFront, type ConnectProxy, type ProxyBehaviour } from './tls-front';
import type { EmulatorOptions } from '../../../src/emulator';

/** Lets the program run against an emulator behind TLS. */
async function run(stage: Stage, variables: Readonly<Record<string, string>> = {}, options: EmulatorOptions = {}): Promise<EndedProgram> {
  const front = await startTlsFront((await stage.emulate(options)).url);
  const ended = await stage.launch({
    DBT_URL: `https://localhost:${front.port}`,
    DBT_RETRY_WINDOW_SECONDS: '1',
    NODE_EXTRA_CA_CERTS: AUTHORITY,
    ...variables,
  }).ended;
  await front.stop();
  return ended;
}

async function runThroughProxy(
  stage: Stage, behaviours: readonly ProxyBehaviour[], variables: Readonly<Record<string, string>> = {}, options: EmulatorOptions = {},
): Promise<EndedProgram & { readonly proxy: ConnectProxy }> {
  const front = await startTlsFront((await stage.emulate(options)).url);
  const proxy = await startConnectProxy(behaviours, { [DISTANT_HOST]: front.port });
  const ended = await stage.launch({
    DBT_URL: `https://${DISTANT_HOST}`,
    DBT_RETRY_WINDOW_SECONDS: '60',
    NODE_EXTRA_CA_CERTS: AUTHORITY,
    HTTPS_PROXY: `http://ci:p%40ss+w0rd@127.0.0.1:${proxy.port}`,
    ...variables,
  }).ended;
  await Promise.all([proxy.stop(), front.stop()]);
  return { ...ended, proxy };
}

test.concurrent('an authority of one\'s own is trusted through NODE_EXTRA_CA_CERTS', async ({ stage }) => {
  expect((await run(stage)).code).toBe(0);
});

test.concurrent('an authority that nobody knows is refused, nothing is sent, and the last line says how it becomes known', async ({ stage }) => {
  const ended = await run(stage, { NODE_EXTRA_CA_CERTS: '' });
  expect(ended.code).toBe(3);
  expect(lastLine(ended)).toMatch(/^refused: job 910 was not started \([A-Z_]+: .*certificate.*\); .*NODE_EXTRA_CA_CERTS/);
  expect(stage.emulator.requests).toEqual([]);
});

test.concurrent('requests go through the proxy, which sees neither the key nor what is sent', async ({ stage }) => {
  const { code, proxy } = await runThroughProxy(stage, []);
  expect(code).toBe(0);
  expect(proxy.seen.length).toBe(stage.emulator.requests.length);
  const credentials = Buffer.from('ci:p@ss+w0rd').toString('base64');
  expect(proxy.seen[0]).toMatch(new RegExp(`^${DISTANT_HOST}:443 .*proxy-authorization Basic ${credentials}`, 'i'));
  for (const text of proxy.seen) expect(text).not.toMatch(/dbtc_|Token/);
});

test.concurrent('NO_PROXY leaves the proxy out, and so does an address that is not encrypted', async ({ stage }) => {
  const direct = await runThroughProxy(stage, [], { NO_PROXY: 'localhost,example.com', DBT_RETRY_WINDOW_SECONDS: '0' });
  expect([direct.code, direct.proxy.seen.length]).toEqual([3, 0]);
  const other = await stage.emulate();
  const plain = await runThroughProxy(stage, [], { DBT_URL: other.url, HTTP_PROXY: 'http://127.0.0.1:9' });
  expect([plain.code, plain.proxy.seen.length]).toEqual([0, 0]);
});

test.concurrent.for(['localhost', '127.0.0.1'])('nothing that goes to %s goes through a proxy, although it is encrypted', async (host, { stage }) => {
  const front = await startTlsFront((await stage.emulate()).url);
  const proxy = await startConnectProxy([{ status: 403 }]);
  const ended = await stage.launch({
    DBT_URL: `https://${host}:${front.port}`, NODE_EXTRA_CA_CERTS: AUTHORITY, HTTPS_PROXY: `http://127.0.0.1:${proxy.port}`, NO_PROXY: '',
  }).ended;
  await Promise.all([proxy.stop(), front.stop()]);
  expect([ended.code, proxy.seen]).toEqual([0, []]);
});

test.concurrent('a proxy that drops connections before they stand starts no second run and loses none', async ({ stage }) => {
  const { code, lines } = await runThroughProxy(stage, ['drops', { status: 502 }, 'connects', 'drops', { status: 503 }]);
  expect(code).toBe(0);
  expect(stage.emulator.runs).toHaveLength(1);
  expect(lines.join('\n')).toMatch(/the run was not started: ERR_PROXY: proxy 127\.0\.0\.1:\d+: .*; next try/);
});

test.concurrent('a proxy that drops the connection after the trigger went through does not lead to a second run', async ({ stage }) => {
  const slowAnswer = { method: 'POST', path: /\/run\/$/, fault: { answerDelayMs: 2_000 } };
  const { code, lines } = await runThroughProxy(stage, ['drops after half a second'], {}, { faults: [slowAnswer] });
  expect(code).toBe(0);
  expect(stage.emulator.runs).toHaveLength(1);
  expect(lines.join('\n')).toMatch(/the trigger had no clear answer \(ECONNRESET.*\)[^]*run \d+ found/);
});

test.concurrent('a proxy that says nothing is given up after the time for a request, and the request had no effect', async ({ stage }) => {
  const { code, lines } = await runThroughProxy(stage, ['says nothing'], { DBT_HTTP_TIMEOUT_SECONDS: '0.5' });
  expect(code).toBe(0);
  expect(lines).toContainEqual(expect.stringMatching(/^the run was not started: no answer within 0\.5 s; next try/));
});

test.concurrent.for([403, 407])('a proxy that refuses with %i is named, its password is not', async (status, { stage }) => {
  const { code, lines, stderr } = await runThroughProxy(stage, [{ status }, { status }, { status }], { DBT_RETRY_WINDOW_SECONDS: '1' });
  expect(code).toBe(3);
  expect(lines[lines.length - 1]).toMatch(new RegExp(`proxy 127\\.0\\.0\\.1:\\d+: HTTP ${status} .*HTTPS_PROXY`));
  expect(lines.join('\n') + stderr).not.toMatch(/p%40ss|p@ss|w0rd/);
});

test.concurrent('a connection that is reset by RST before the effect, after it and during looks leads to one run and its verdict', async ({ stage }) => {
  const reset = { answer: { kind: 'reset' } } as const;
  const ended = await run(stage, { DBT_RETRY_WINDOW_SECONDS: '60' }, {
    faults: [
      { method: 'POST', path: /\/run\/$/, fault: { effect: 'once', ...reset } },
      { method: 'GET', path: /\/runs\/\d+\//, times: 2, fault: reset },
    ],
  });
  expect(ended.code).toBe(0);
  expect(stage.emulator.runs).toHaveLength(1);
});

test.concurrent('a proxy makes no authority known: one that nobody knows is refused behind it too', async ({ stage }) => {
  const { code, proxy } = await runThroughProxy(stage, [], { NODE_EXTRA_CA_CERTS: '', DBT_RETRY_WINDOW_SECONDS: '1' });
  expect(code).toBe(3);
  expect(proxy.seen.length).toBeGreaterThan(0);
  expect(stage.emulator.requests).toEqual([]);
});
