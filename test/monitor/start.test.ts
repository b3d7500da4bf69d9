import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { buildProgram, type Bundle } from './bundle';
import { startProgram, type EndedProgram, type StartedProgram } from './program';
import { startEmulator, type Emulator, type EmulatorOptions } from '../../src/emulator';

// the ways to a run, with the real bundle: what the API refuses would show here
let bundle: Bundle;
let emulator: Emulator;
beforeAll(async () => { bundle = await buildProgram(); });
afterAll(async () => bundle.remove());
afterEach(async () => { await emulator.stop(); });

async function emulate(options: EmulatorOptions = {}): Promise<void> {
  emulator = await startEmulator({ accountId: '12345', jobs: [{ id: '910', projectId: '678' }], durationMs: 300, ...options });
}

function start(variables: Readonly<Record<string, string>> = {}): StartedProgram {
  return startProgram(bundle.file, {
    DBT_URL: emulator.url,
    DBT_API_KEY: emulator.token,
    DBT_ACCOUNT_ID: '12345',
    DBT_PROJECT_ID: '678',
    DBT_PR_JOB_ID: '910',
    DBT_POLL_INTERVAL_SECONDS: '0.05',
    ...variables,
  });
}

async function run(variables: Readonly<Record<string, string>> = {}): Promise<EndedProgram> {
  return start(variables).ended;
}

const posts = () => emulator.requests.filter(({ method }) => method === 'POST').map(({ path }) => path.split('/').slice(-2)[0]);

test('all overrides together are accepted by the API and carried out', async () => {
  await emulate();
  const { code } = await run({
    DBT_GIT_SHA: '0123456789abcdef0123456789abcdef01234567',
    DBT_JOB_BRANCH: 'feature/x',
    DBT_JOB_SCHEMA_OVERRIDE: 'dbt_cloud_pr_910_7',
    DBT_NON_NATIVE_PULL_REQUEST_ID: '7',
    DBT_STEPS_OVERRIDE: 'dbt seed\ndbt build --select state:modified+',
    DBT_TARGET_NAME_OVERRIDE: 'ci',
    DBT_THREADS_OVERRIDE: '8',
    DBT_VERSION_OVERRIDE: 'latest',
    DBT_GENERATE_DOCS_OVERRIDE: 'true',
    DBT_TIMEOUT_SECONDS_OVERRIDE: '600',
  });
  expect(code).toBe(0);
  expect(emulator.runs[0].trigger).toMatchObject({
    non_native_pull_request_id: 7, steps_override: ['dbt seed', 'dbt build --select state:modified+'], threads_override: 8, generate_docs_override: true,
  });
});

test('without waiting, the program leaves the run to itself', async () => {
  await emulate({ durationMs: 60_000 });
  const { code, lines } = await run({ DBT_WAIT: 'false' });
  expect(code).toBe(0);
  expect(lines[lines.length - 1]).toMatch(/^started: run \d+ goes on without this job; .*\/runs\/\d+\/$/);
  expect(emulator.runs.map(({ statusName }) => statusName)).not.toContain('Cancelled');
  expect(emulator.requests).toHaveLength(1);
});

test('two programs that reuse share one run', async () => {
  await emulate({ durationMs: 1_500 });
  const first = start({ DBT_IF_ACTIVE: 'reuse' });
  await first.printed('started');
  const second = await run({ DBT_IF_ACTIVE: 'reuse' });
  expect([(await first.ended).code, second.code]).toEqual([0, 0]);
  expect(emulator.runs).toHaveLength(1);
});

test('a restarted job goes on from the failure of its run', async () => {
  const job = {
    GITHUB_RUN_ID: '77', GITHUB_REPOSITORY: 'jaffle/shop', GITHUB_WORKFLOW_REF: 'w', GITHUB_JOB: 'j', GITHUB_REF: 'refs/heads/main', DBT_RERUN_FROM_FAILURE: 'on',
  };
  await emulate({ jobs: [{ id: '910', projectId: '678', outcome: 'error' }], durationMs: 100 });
  expect((await run({ ...job, GITHUB_RUN_ATTEMPT: '1' })).code).toBe(1);
  emulator.planNextRun('910', { outcome: 'success' });
  const again = await run({ ...job, GITHUB_RUN_ATTEMPT: '2' });
  expect(again.lines.join('\n')).toContain('going on from the point of failure');
  expect(again.code).toBe(0);
  expect(posts()).toEqual(['run', 'rerun']);
});
