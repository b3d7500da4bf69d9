import * as http from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { buildProgram } from '../bundle';
import { startProgram } from '../program';

const LOOKS = 120;
// different bytes each time, or V8 would keep them once
const logOf = (look: number) => Array.from({ length: 2_500 }, (_, line) => `12:00:00  line ${line} of look ${look}, ${'x'.repeat(120)}`).join('\n');

test('answers do not pile up: 50 MB of logs go through a heap of 30 MB', async () => {
  let looks = 0;
  const server = http.createServer((request, response) => {
    const isLook = request.method === 'GET' && !request.url?.includes('/runs/?');
    const ended = isLook && ++looks > LOOKS;
    const run = { id: 1, status: ended ? 10 : 3, run_steps: isLook ? [{ index: 1, name: 'dbt build', status: 3, logs: logOf(looks) }] : [] };
    request.resume();
    response.end(JSON.stringify({ data: request.url?.includes('/runs/?') ? [] : run }));
  });
  await new Promise<void>(resolve => { server.listen(0, '127.0.0.1', resolve); });
  const bundle = await buildProgram();
  const { code } = await startProgram(bundle.file, {
    DBT_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    DBT_API_KEY: 'k',
    DBT_ACCOUNT_ID: '1',
    DBT_PROJECT_ID: '1',
    DBT_PR_JOB_ID: '1',
    DBT_POLL_INTERVAL_SECONDS: '0.02',
    NODE_OPTIONS: '--max-old-space-size=30',
  }).ended;
  server.closeAllConnections();
  server.close();
  await bundle.remove();
  expect(code).toBe(0);
  expect(looks).toBe(LOOKS + 1);
});
