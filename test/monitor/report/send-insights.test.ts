import * as http from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'vitest';
import { AUTHORITY, startConnectProxy, startTlsFront } from '../http/tls-front';
import { JOB, lastLine, test, type Stage } from '../stage';

const REPORT = '/2.0/repositories/team/shop/commit/0123abc/reports/dbt-pipelines-910';

interface Received {
  readonly line: string;
  readonly authorization: string | undefined;
  readonly body: unknown;
}

/** Runs a failing job in a step of Bitbucket Pipelines that reaches dbt Cloud and Bitbucket by TLS, and tells what Bitbucket received. */
async function runOnBitbucket(stage: Stage, token: string, answer: number) {
  const received: Received[] = [];
  const bitbucket = http.createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8').on('data', (part: string) => { text += part; }).on('end', () => {
      received.push({ line: `${request.method} ${request.url}`, authorization: request.headers.authorization, body: JSON.parse(text) });
      response.writeHead(answer).end('{}');
    });
  });
  await new Promise<void>(resolve => { bitbucket.listen(0, '127.0.0.1', resolve); });
  const { url } = await stage.emulate({ jobs: [{ ...JOB, outcome: 'error' }] });
  const fronts = await Promise.all([url, `http://127.0.0.1:${(bitbucket.address() as AddressInfo).port}`].map(startTlsFront));
  const proxy = await startConnectProxy([], { 'api.bitbucket.org': fronts[1].port });
  const ended = await stage.launch({
    DBT_URL: `https://localhost:${fronts[0].port}`,
    HTTPS_PROXY: `http://127.0.0.1:${proxy.port}`,
    NODE_EXTRA_CA_CERTS: AUTHORITY,
    BITBUCKET_BUILD_NUMBER: '7',
    BITBUCKET_REPO_FULL_NAME: 'team/shop',
    BITBUCKET_COMMIT: '0123abc',
    BITBUCKET_ACCESS_TOKEN: token,
  }).ended;
  await Promise.all([proxy.stop(), ...fronts.map(front => front.stop())]);
  bitbucket.close();
  return { ...ended, received };
}

test.concurrent('Bitbucket gets a report of the commit with an annotation for the model that failed', async ({ stage }) => {
  const { code, lines, received } = await runOnBitbucket(stage, 'token-of-the-repository', 200);
  expect(code).toBe(1);
  expect(received.map(({ line }) => line)).toEqual([`PUT ${REPORT}`, `POST ${REPORT}/annotations`]);
  expect(new Set(received.map(({ authorization }) => authorization))).toEqual(new Set(['Bearer token-of-the-repository']));
  expect(received[0].body).toMatchObject({ report_type: 'TEST', result: 'FAILED', details: expect.stringMatching(/^failed: run \d+/) });
  expect(received[1].body).toEqual([expect.objectContaining({ summary: 'model customers (models/customers.sql)', path: 'models/customers.sql' })]);
  expect(lines.filter(line => line.startsWith('report: '))).toEqual([]);
});

test.concurrent('a token that Bitbucket refuses is one line, and the verdict stands', async ({ stage }) => {
  const ended = await runOnBitbucket(stage, 'wrong', 401);
  expect(ended.code).toBe(1);
  expect(ended.lines).toContain('report: the Code Insights report failed: HTTP 401');
  expect(lastLine(ended)).toMatch(/^failed: run \d+/);
});

test.concurrent('without a token Bitbucket is not asked', async ({ stage }) => {
  expect((await runOnBitbucket(stage, '', 200)).received).toEqual([]);
});
