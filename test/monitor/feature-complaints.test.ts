/** What users of other clients of this API missed, each as a test against the emulator with the real program. */
import * as fs from 'node:fs';
import { expect } from 'vitest';
import { AUTHORITY, DISTANT_HOST, startConnectProxy, startTlsFront } from './http/tls-front';
import { JOB, lastLine, test, type Stage } from './stage';

const PIPELINE = { GITHUB_RUN_ID: '77', GITHUB_REPOSITORY: 'o/r', GITHUB_WORKFLOW_REF: 'w', GITHUB_JOB: 'j', GITHUB_REF: 'refs/heads/main' };
const attempt = (number: string) => ({ ...PIPELINE, GITHUB_RUN_ATTEMPT: number, DBT_RERUN_FROM_FAILURE: 'on' });
const starts = ({ emulator }: Stage) => emulator.requests.filter(({ method }) => method === 'POST').map(({ path }) => path.split('/').slice(-2)[0]);

test.concurrent('apache/airflow#46923: why a run failed was not in the log (also #48464, #48466, #70171, kestra#315, dbt-core#3029, dagster#32035)', async ({ stage }) => {
  const ended = await stage.run({ jobs: [{ ...JOB, outcome: 'error' }] });
  expect(ended.code).toBe(1);
  expect(ended.lines).toContain('  model customers (models/customers.sql): error');
  expect(ended.lines.join('\n')).toMatch(/Database Error in model customers/);
  expect(lastLine(ended)).toMatch(/^failed: run \d+ ended with an error in step 4/);
});

test.concurrent('apache/airflow#42737: no proxy could be given', async ({ stage }) => {
  const { url } = await stage.emulate();
  const front = await startTlsFront(url);
  const proxy = await startConnectProxy([], { [DISTANT_HOST]: front.port });
  const { code } = await stage.launch({
    DBT_URL: `https://${DISTANT_HOST}`, NODE_EXTRA_CA_CERTS: AUTHORITY, HTTPS_PROXY: `http://127.0.0.1:${proxy.port}`,
  }).ended;
  await Promise.all([front.stop(), proxy.stop()]);
  expect(code).toBe(0);
  expect(proxy.seen).toHaveLength(stage.emulator.requests.length);
});

test.concurrent('apache/airflow#35772: a retry began from the start (also #38001, prefect#17634, dbt-core#11251, dbt-adapters#754, terraform-provider-dbtcloud#462)', async ({ stage }) => {
  const emulator = await stage.emulate({ jobs: [{ ...JOB, outcome: 'error' }], durationMs: 100 });
  expect((await stage.launch(attempt('1')).ended).code).toBe(1);
  emulator.planNextRun(JOB.id, { outcome: 'success' });
  expect((await stage.launch(attempt('2')).ended).code).toBe(0);
  expect(starts(stage)).toEqual(['run', 'rerun']);
});

test.concurrent('apache/airflow#43347: a new pipeline went on from the failure of an old one', async ({ stage }) => {
  await stage.emulate({ jobs: [{ ...JOB, outcome: 'error' }], durationMs: 100 });
  await stage.launch(attempt('1')).ended;
  await stage.launch({ ...attempt('1'), GITHUB_RUN_ID: '78' }).ended;
  expect(starts(stage)).toEqual(['run', 'run']);
});

test.concurrent('apache/airflow#43453: a rerun dropped what it was asked for', async ({ stage }) => {
  await stage.emulate({ jobs: [{ ...JOB, outcome: 'error' }], durationMs: 100 });
  await stage.launch({ ...attempt('1'), DBT_JOB_SCHEMA_OVERRIDE: 'mine' }).ended;
  const { lines } = await stage.launch({ ...attempt('2'), DBT_JOB_SCHEMA_OVERRIDE: 'mine' }).ended;
  expect(lines).toContainEqual(expect.stringMatching(/^DBT_RERUN_FROM_FAILURE has no effect: a branch, schema or other override is set/));
  expect(stage.emulator.runs.map(({ trigger }) => trigger.schema_override)).toEqual(['mine', 'mine']);
});

test.concurrent('apache/airflow#38868: a cancelled run cannot be retried', async ({ stage }) => {
  await stage.emulate({ jobs: [{ ...JOB, outcome: 'cancelled' }], durationMs: 100 });
  expect((await stage.launch(attempt('1')).ended).code).toBe(4);
  await stage.launch(attempt('2')).ended;
  expect(starts(stage)).toEqual(['run', 'run']);
});

test.concurrent('apache/airflow#37474: an active run was not used (also #39271, #40048)', async ({ stage }) => {
  // longer than the second program takes to start, on a machine that has other work
  await stage.emulate({ durationMs: 10_000 });
  const first = stage.launch();
  await first.printed('started');
  const stateFile = `${stage.folder}/run.json`;
  const second = await stage.launch({ DBT_IF_ACTIVE: 'reuse', DBT_STATE_FILE: stateFile }).ended;
  expect([(await first.ended).code, second.code, stage.emulator.runs.length]).toEqual([0, 0, 1]);
  // a clean-up must not cancel what others wait for
  expect(fs.existsSync(stateFile)).toBe(false);
});

test.concurrent('apache/airflow#45634: a job could not be given by its name', async ({ stage }) => {
  await stage.emulate({ jobs: [{ ...JOB, name: 'Nightly' }, { id: '911', projectId: JOB.projectId, name: 'Nightly full' }] });
  expect((await stage.launch({ DBT_PR_JOB_ID: '', DBT_JOB_NAME: 'Nightly' }).ended).code).toBe(0);
  expect(stage.emulator.runs.map(({ jobId }) => jobId)).toEqual([JOB.id]);
});
