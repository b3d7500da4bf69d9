import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildProgram, type Bundle } from './bundle';
import { startProgram, type EndedProgram } from './program';
import { startEmulator, type Emulator } from '../../src/emulator';
import { readConfiguration, withPullRequestSchema } from '../../src/monitor/settings/configuration';
import type { Environment } from '../../src/monitor/settings/setting';

const MINIMAL = { DBT_API_KEY: 'dbtc_secret', DBT_ACCOUNT_ID: '12345', DBT_PROJECT_ID: '678', DBT_PR_JOB_ID: '910' };
const PULL_REQUEST = { DBT_PULL_REQUEST_SCHEMA: 'on', DBT_PULL_REQUEST_ID: '7' };

let bundle: Bundle;
beforeAll(async () => { bundle = await buildProgram(); });
afterAll(async () => bundle.remove());

function schema(environment: Environment): string | undefined {
  const reading = readConfiguration({ ...MINIMAL, ...environment });
  if ('problems' in reading) throw new Error(reading.problems.join('\n'));
  return withPullRequestSchema(reading).schemaOverride;
}

function problems(environment: Environment): readonly string[] {
  const reading = readConfiguration({ ...MINIMAL, ...environment });
  return 'problems' in reading ? reading.problems : [];
}

test.each(['auto', 'github', 'gitlab', 'azure', 'git_url'])('with the connection %s the schema has the name that dbt Cloud gives to that of a pull request', connection => {
  expect(schema({ ...PULL_REQUEST, DBT_GIT_CONNECTION: connection })).toBe('dbt_cloud_pr_910_7');
});

test('a schema of a pull request has to be wanted, and one that is set comes first', () => {
  expect(schema({ DBT_PULL_REQUEST_ID: '7' })).toBeUndefined();
  expect(schema({ ...PULL_REQUEST, DBT_JOB_SCHEMA_OVERRIDE: 'mine' })).toBe('mine');
});

test('the schemas of two repositories differ, those of one do not, however its name is written', () => {
  const of = (repository: string) => schema({ ...PULL_REQUEST, DBT_REPOSITORY: repository });
  expect(of('github.com/acme/shop')).toMatch(/^dbt_cloud_pr_910_7_[0-9a-f]{8}$/);
  expect(new Set(['github.com/acme/shop', 'gitlab.com/acme/shop', 'github.com/acme/shop2'].map(of)).size).toBe(3);
  expect(of('github.com/Acme/Shop')).toBe(of('github.com/acme/shop'));
});

test('the name stays one that every database takes, however long the ids are', () => {
  const name = schema({ ...PULL_REQUEST, DBT_PR_JOB_ID: '1'.repeat(60), DBT_PULL_REQUEST_ID: '9007199254740991', DBT_REPOSITORY: 'x/y' });
  expect(name).toMatch(/^dbt_cloud_pr_[0-9a-f_]{1,50}$/);
});

test('without a pull request nothing is started, because the run would build into the job\'s own schema', () => {
  for (const id of ['', '$(System.PullRequest.PullRequestId)']) {
    expect(problems({ DBT_PULL_REQUEST_SCHEMA: 'on', DBT_PULL_REQUEST_ID: id }))
      .toEqual([expect.stringMatching(/^DBT_PULL_REQUEST_SCHEMA is on, but no pull request is known: set DBT_PULL_REQUEST_ID or DBT_JOB_SCHEMA_OVERRIDE$/)]);
  }
});

test('`auto` wants it for pull requests only: another event builds into the schema of the job', () => {
  expect(problems({ DBT_PULL_REQUEST_SCHEMA: 'auto', DBT_PULL_REQUEST_ID: '' })).toEqual([]);
  expect(schema({ DBT_PULL_REQUEST_SCHEMA: 'auto', DBT_PULL_REQUEST_ID: '' })).toBeUndefined();
  expect(schema({ DBT_PULL_REQUEST_SCHEMA: 'auto', DBT_PULL_REQUEST_ID: '7' })).toBe(schema(PULL_REQUEST));
});

const SKIPPED = /skipped: a pull request from a fork gets no secrets, so no run was started; somebody with access can run it from a branch/;
const fork = (environment: Readonly<Record<string, string>>): Promise<EndedProgram> => startProgram(bundle.file, environment).ended;

test.concurrent.each([
  ['GitHub as a notice', { GITHUB_ACTIONS: 'true', DBT_FROM_FORK: 'true' }, /^::notice title=dbt Cloud::skipped/],
  ['Azure as a warning', { TF_BUILD: 'True', DBT_FROM_FORK: 'True' }, /^##vso\[task\.logissue type=warning\]skipped/],
  ['GitLab as a line', { GITLAB_CI: 'true', DBT_FROM_FORK: 'on' }, /^skipped/],
])('a pull request from a fork starts nothing and needs no other variable, which is said on %s', async (_, environment, start) => {
  const { code, lines, stderr } = await fork(environment);
  expect([code, lines.length, stderr]).toEqual([0, 1, '']);
  expect(lines[0]).toMatch(SKIPPED);
  expect(lines[0]).toMatch(start);
});

test.concurrent.each(['false', '', '$(System.PullRequest.IsFork)'])('%j is no fork: the variables are looked at', async value => {
  expect((await fork({ DBT_FROM_FORK: value })).code).toBe(2);
});

test('a value that does not say whether it is a fork is a problem', () => {
  expect(problems({ DBT_FROM_FORK: 'yes' })).toEqual(['DBT_FROM_FORK is \'yes\': give off or on or true or false']);
});

/** What each provider sets in the pipeline of a pull request, and the id that its job hands on. */
const PIPELINES: readonly (readonly [string, string, (run: string) => Readonly<Record<string, string>>])[] = [
  ['GitHub Actions', 'github_pull_request_id', run => ({
    GITHUB_RUN_ID: run,
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_REPOSITORY: 'acme/shop',
    GITHUB_WORKFLOW_REF: 'w@refs/pull/7/merge',
    GITHUB_JOB: 'ci',
    GITHUB_REF: 'refs/pull/7/merge',
    GITHUB_HEAD_REF: 'feature/x',
    DBT_PULL_REQUEST_ID: '7',
    DBT_FROM_FORK: 'false',
  })],
  ['GitLab CI', 'gitlab_merge_request_id', run => ({
    CI_PIPELINE_ID: run,
    CI_JOB_ID: `${run}0`,
    CI_PROJECT_ID: '5',
    CI_JOB_NAME: 'ci',
    CI_MERGE_REQUEST_IID: '7',
    CI_COMMIT_REF_NAME: 'feature/x',
    DBT_PULL_REQUEST_ID: '7',
    DBT_FROM_FORK: '',
  })],
  ['Azure Pipelines', 'azure_pull_request_id', run => ({
    BUILD_BUILDID: run,
    SYSTEM_STAGEATTEMPT: '1',
    SYSTEM_PHASEATTEMPT: '1',
    SYSTEM_JOBATTEMPT: '1',
    SYSTEM_DEFINITIONID: '3',
    SYSTEM_JOBNAME: 'ci',
    BUILD_SOURCEBRANCH: 'refs/pull/7/merge',
    BUILD_REPOSITORY_PROVIDER: 'TfsGit',
    DBT_PULL_REQUEST_ID: '7',
  })],
  ['Bitbucket Pipelines', 'non_native_pull_request_id', run => ({
    BITBUCKET_BUILD_NUMBER: run,
    BITBUCKET_STEP_RUN_NUMBER: '1',
    BITBUCKET_REPO_UUID: '{u}',
    BITBUCKET_PR_ID: '7',
    BITBUCKET_BRANCH: 'feature/x',
    DBT_PULL_REQUEST_ID: '7',
  })],
];

function variablesFor(emulator: Emulator, commit: string): Readonly<Record<string, string>> {
  return {
    ...MINIMAL,
    DBT_URL: emulator.url,
    DBT_API_KEY: emulator.token,
    DBT_GIT_SHA: commit.repeat(40),
    DBT_JOB_BRANCH: 'feature/x',
    DBT_PULL_REQUEST_SCHEMA: 'on',
    DBT_REPOSITORY: 'github.com/acme/shop',
    DBT_SUPERSEDE: 'on',
    DBT_POLL_INTERVAL_SECONDS: '0.05',
  };
}

test.concurrent.each(PIPELINES)('on %s a newer commit supersedes the run of the older one, also after a kill without a signal', async (_, field, pipeline) => {
  const emulator = await startEmulator({ accountId: '12345', jobs: [{ id: '910', projectId: '678' }], durationMs: 60_000 });
  const older = startProgram(bundle.file, { ...variablesFor(emulator, 'a'), ...pipeline('100') });
  await older.printed('started');
  older.kill('SIGKILL');
  await older.ended;
  emulator.planNextRun('910', { durationMs: 50 });
  const newer = await startProgram(bundle.file, { ...variablesFor(emulator, 'b'), ...pipeline('101') }).ended;
  await emulator.stop();
  expect(newer.code).toBe(0);
  expect(newer.lines.join('\n')).toMatch(/run \d+, left active by an earlier pipeline of this branch or pull request: cancelled/);
  expect(emulator.runs.map(({ statusName }) => statusName).sort()).toEqual(['Cancelled', 'Success']);
  expect(emulator.runs.map(({ trigger }) => trigger)).toContainEqual(expect.objectContaining({
    [field]: 7, git_sha: 'b'.repeat(40), git_branch: 'feature/x', schema_override: expect.stringMatching(/^dbt_cloud_pr_910_7_[0-9a-f]{8}$/),
  }));
});
