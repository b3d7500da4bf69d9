import { expect } from 'vitest';
import { JOB, test } from '../stage';

// the ways to a run, with the real bundle: what the API refuses would show here

test.concurrent('all overrides together are accepted by the API and carried out', async ({ stage }) => {
  await stage.emulate();
  const { code } = await stage.launch({
    DBT_GIT_SHA: '0123456789abcdef0123456789abcdef01234567',
    DBT_JOB_BRANCH: 'feature/x',
    DBT_JOB_SCHEMA_OVERRIDE: 'dbt_cloud_pr_910_7',
    DBT_PULL_REQUEST_ID: '7',
    DBT_STEPS_OVERRIDE: 'dbt seed\ndbt build --select state:modified+',
    DBT_TARGET_NAME_OVERRIDE: 'ci',
    DBT_THREADS_OVERRIDE: '8',
    DBT_VERSION_OVERRIDE: 'latest',
    DBT_GENERATE_DOCS_OVERRIDE: 'true',
    DBT_TIMEOUT_SECONDS_OVERRIDE: '600',
  }).ended;
  expect(code).toBe(0);
  expect(stage.emulator.runs[0].trigger).toMatchObject({
    non_native_pull_request_id: 7, steps_override: ['dbt seed', 'dbt build --select state:modified+'], threads_override: 8, generate_docs_override: true,
  });
});

test.concurrent('without waiting, the program leaves the run to itself', async ({ stage }) => {
  await stage.emulate({ durationMs: 60_000 });
  const { code, lines } = await stage.launch({ DBT_WAIT: 'false' }).ended;
  expect(code).toBe(0);
  expect(lines[lines.length - 1]).toMatch(/^started: run \d+ goes on without this job; .*\/runs\/\d+\/$/);
  expect(stage.emulator.runs.map(({ statusName }) => statusName)).not.toContain('Cancelled');
  expect(stage.emulator.requests).toHaveLength(1);
});

test.concurrent('two programs that reuse share one run', async ({ stage }) => {
  await stage.emulate({ durationMs: 1_500 });
  const first = stage.launch({ DBT_IF_ACTIVE: 'reuse' });
  await first.printed('started');
  const second = await stage.launch({ DBT_IF_ACTIVE: 'reuse' }).ended;
  expect([(await first.ended).code, second.code]).toEqual([0, 0]);
  expect(stage.emulator.runs).toHaveLength(1);
});

test.concurrent('a restarted job goes on from the failure of its run', async ({ stage }) => {
  const job = {
    GITHUB_RUN_ID: '77', GITHUB_REPOSITORY: 'jaffle/shop', GITHUB_WORKFLOW_REF: 'w', GITHUB_JOB: 'j', GITHUB_REF: 'refs/heads/main', DBT_RERUN_FROM_FAILURE: 'on',
  };
  await stage.emulate({ jobs: [{ ...JOB, outcome: 'error' }], durationMs: 100 });
  expect((await stage.launch({ ...job, GITHUB_RUN_ATTEMPT: '1' }).ended).code).toBe(1);
  stage.emulator.planNextRun('910', { outcome: 'success' });
  const again = await stage.launch({ ...job, GITHUB_RUN_ATTEMPT: '2' }).ended;
  expect(again.lines.join('\n')).toContain('going on from the point of failure');
  expect(again.code).toBe(0);
  const posts = stage.emulator.requests.filter(({ method }) => method === 'POST').map(({ path }) => path.split('/').slice(-2)[0]);
  expect(posts).toEqual(['run', 'rerun']);
});
