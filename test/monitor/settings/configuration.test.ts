import { expect, test } from 'vitest';
import { Default, Variable } from '../../../src/monitor/contract';
import { readConfiguration, type Configuration } from '../../../src/monitor/settings/configuration';
import type { Environment } from '../../../src/monitor/settings/setting';
import { REQUIRED_VARIABLES } from '../required-variables';

const MINIMAL = { DBT_URL: 'ab123.us1.dbt.com', DBT_API_KEY: 'dbtc_secret', DBT_ACCOUNT_ID: '12345', DBT_PROJECT_ID: '678', DBT_PR_JOB_ID: '910' };

function read(environment: Environment): Configuration {
  const result = readConfiguration({ ...MINIMAL, ...environment });
  if ('problems' in result) throw new Error(result.problems.join('\n'));
  return result;
}

function problems(environment: Environment): readonly string[] {
  const result = readConfiguration(environment);
  return 'problems' in result ? result.problems : [];
}

test('the four required variables are enough', () => {
  expect(read({ DBT_URL: undefined })).toMatchObject({
    host: 'https://cloud.getdbt.com',
    apiHost: 'https://cloud.getdbt.com',
    cause: 'API-triggered job',
    httpTimeoutMs: 30_000,
    retryWindowMs: 900_000,
    logLines: 50,
  });
  expect(read({}).gitBranch).toBeUndefined();
  expect(read({}).schemaOverride).toBeUndefined();
  expect(read({}).runTimeoutMs).toBeUndefined();
  expect(read({}).pollIntervalMs).toBeUndefined();
});

test('the default host is said, because dbt lists it for no region any more, and no other host is', () => {
  for (const unset of [undefined, '', ' ']) {
    expect(read({ DBT_URL: unset }).remarks).toEqual([expect.stringMatching(/^DBT_URL is not set: requests go to https:\/\/cloud\.getdbt\.com, .*access URL/)]);
  }
  for (const set of ['cloud.getdbt.com', 'ab123.us1.dbt.com']) expect(read({ DBT_URL: set }).remarks).toEqual([]);
});

test('every variable that is set to nothing counts as not set, but for a branch', () => {
  const optional = Object.values(Variable).filter(name => ![...REQUIRED_VARIABLES, Variable.URL, Variable.JOB_BRANCH].includes(name));
  expect(read(Object.fromEntries(optional.map(name => [name, '  '])))).toEqual(read({}));
});

test('every default is a legal value', () => {
  expect(read(Default)).toEqual({ ...read({ DBT_URL: undefined }), remarks: [] });
});

test('all problems are reported at once', () => {
  const found = problems({ DBT_URL: 'http://x.com', DBT_ACCOUNT_ID: 'abc', DBT_POLL_INTERVAL_SECONDS: '0' });
  expect(found.map(problem => problem.split(' ')[0]).sort()).toEqual([
    'DBT_ACCOUNT_ID', 'DBT_API_KEY', 'DBT_POLL_INTERVAL_SECONDS', 'DBT_PROJECT_ID', 'DBT_PR_JOB_ID', 'DBT_URL',
  ]);
});

test.each(REQUIRED_VARIABLES)('%s has to be set, not empty and not an unresolved reference', name => {
  expect(problems({ ...MINIMAL, [name]: undefined })).toEqual([expect.stringContaining(`${name} is not set: `)]);
  expect(problems({ ...MINIMAL, [name]: '' })).toEqual([expect.stringMatching(new RegExp(`^${name} is empty: .*; a provider hands no secret to a fork`))]);
  for (const reference of [`$(${name})`, `\${{ secrets.${name} }}`, `$${name}`, `\${${name}}`]) {
    const problem = `${name} is '${reference}', a reference that was not resolved`;
    expect(problems({ ...MINIMAL, [name]: reference })).toEqual([expect.stringContaining(problem)]);
  }
});

test.each(['00910', '123456789012345678901234567890', '1'])('the id %s stays as it is', id => {
  expect(read({ DBT_PR_JOB_ID: id }).jobId).toBe(id);
});

test.each(['12a', '-1', '1.5', '0x10', '1 2', '１２'])('%s is no id', id => {
  expect(problems({ ...MINIMAL, DBT_ACCOUNT_ID: id })).toEqual([expect.stringContaining(`DBT_ACCOUNT_ID is '${id}'`)]);
});

test('line breaks around the key are cut off, within it they are a problem that does not show it', () => {
  expect(read({ DBT_API_KEY: ' dbtc_secret\n' }).apiKey).toBe('dbtc_secret');
  const [problem] = problems({ ...MINIMAL, DBT_API_KEY: 'dbtc_one\ndbtc_two' });
  expect(problem).toContain('DBT_API_KEY holds a blank, a line break');
  expect(problem).not.toContain('dbtc_one');
});

test('refs/heads/ is cut off the start of a branch and nowhere else', () => {
  expect(read({ DBT_JOB_BRANCH: 'refs/heads/feature/x' }).gitBranch).toBe('feature/x');
  expect(read({ DBT_JOB_BRANCH: 'docs/refs/heads/x' }).gitBranch).toBe('docs/refs/heads/x');
  expect(read({ DBT_JOB_BRANCH: 'refs/heads/refs/heads/x' }).gitBranch).toBe('refs/heads/x');
});

test.each(['$(Build.SourceBranch)', 'refs/heads/$(System.PullRequest.SourceBranch)', '$CI_COMMIT_BRANCH', '${CI_COMMIT_BRANCH}', '${{ github.head_ref }}'])(
  'a branch that was not resolved is a problem, because dbt Cloud would build another one: %s', branch => {
    const found = problems({ ...MINIMAL, DBT_JOB_BRANCH: branch, DBT_GIT_SHA: 'abc' });
    expect(found).toEqual([expect.stringMatching(/^DBT_JOB_BRANCH is '.*', a reference that was not resolved: define it, or leave the variable out$/)]);
  });

test.each([
  ['refs/pull/7/merge', /the one that the pull request comes from, and its number in DBT_PULL_REQUEST_ID$/],
  ['refs/merge-requests/7/head', /DBT_PULL_REQUEST_ID$/],
  ['refs/remotes/origin/main', /which is no branch/],
  ['refs/tags/v1', /a tag: give its commit in DBT_GIT_SHA, and leave the branch out$/],
])('a reference that is no branch is a problem, which says what to give: %s', (branch, advice) => {
  expect(problems({ ...MINIMAL, DBT_JOB_BRANCH: branch })).toEqual([expect.stringMatching(advice)]);
});

test.each(['', ' ', 'refs/heads/'])('a branch that is empty is a problem (%j), unless the commit is known, as for a tag', branch => {
  expect(problems({ ...MINIMAL, DBT_JOB_BRANCH: branch })).toEqual([expect.stringMatching(/^DBT_JOB_BRANCH is empty: give the branch to build/)]);
  expect(problems({ ...MINIMAL, DBT_JOB_BRANCH: branch, DBT_GIT_SHA: '$(Build.SourceVersion)' })).toHaveLength(1);
  expect(read({ DBT_JOB_BRANCH: branch, DBT_GIT_SHA: '0123abc' }).gitBranch).toBeUndefined();
});

test.each(['fix$(x)', 'a$b', 'refs-and-tags', 'x/refs/pull/7/merge', '${{x'])('a branch of an odd name is a branch: %s', branch => {
  expect(read({ DBT_JOB_BRANCH: branch }).gitBranch).toBe(branch);
});

test.each(['"dbtc_secret"', "'dbtc_secret'", '"dbtc_secret', 'dbtc_secret"', '`dbtc_secret`', '\u201cdbtc_secret\u201d'])('a key in quotes is named, and not shown: %s', key => {
  const found = problems({ ...MINIMAL, DBT_API_KEY: key });
  expect(found).toEqual([expect.stringMatching(/^DBT_API_KEY begins or ends with a quote/)]);
  expect(found.join()).not.toContain('secret');
});

test.each([
  ['DBT_JOB_SCHEMA_OVERIDE', 'DBT_JOB_SCHEMA_OVERRIDE'], ['DBT_JOB_SCHEMA_OVERIDES', 'DBT_JOB_SCHEMA_OVERRIDE'], ['dbt_job_branch', 'DBT_JOB_BRANCH'],
  ['DBT_APIKEY', 'DBT_API_KEY'], ['DBT_JOB_CAUS', 'DBT_JOB_CAUSE'], ['DBT_JUNIT_PATHS', 'DBT_JUNIT_PATH'], ['DBT_RUN_TIMEOUT_SECOND', 'DBT_RUN_TIMEOUT_SECONDS'],
])('a variable that is nearly one of ours is named: %s', (name, ours) => {
  expect(read({ [name]: 'x' }).remarks).toEqual([`${name} is set, which is not read: is it meant to be ${ours}?`]);
});

// of dbt itself, of its adapters and of packages
test.each([
  'DBT_PROJECT_DIR', 'DBT_PROFILES_DIR', 'DBT_TARGET', 'DBT_THREADS', 'DBT_LOG_PATH', 'DBT_LOG_LEVEL', 'DBT_DEBUG', 'DBT_STATE', 'DBT_DEFER_STATE', 'DBT_VERSION_CHECK',
  'DBT_CLOUD_JOB_ID', 'DBT_CLOUD_RUN_ID', 'DBT_CLOUD_PROJECT_ID', 'DBT_CLOUD_API_KEY', 'DBT_ENV_SECRET_TOKEN', 'DBT_USER', 'DBT_PASSWORD', 'DBT_HOST', 'DBT_SCHEMA', 'MY_DBT_API_KEY',
])('a variable of somebody else is not: %s', name => {
  expect(read({ [name]: 'x' }).remarks).toEqual([]);
});

test('a schema that was not resolved is a problem, because the run would build elsewhere', () => {
  const found = problems({ ...MINIMAL, DBT_JOB_SCHEMA_OVERRIDE: '$(SCHEMA)' });
  expect(found).toEqual([expect.stringContaining('DBT_JOB_SCHEMA_OVERRIDE is \'$(SCHEMA)\'')]);
});

test('a schema is made legal, and a change is said', () => {
  expect(read({ DBT_JOB_SCHEMA_OVERRIDE: 'dbt_pr_1' })).toMatchObject({ schemaOverride: 'dbt_pr_1', remarks: [] });
  expect(read({ DBT_JOB_SCHEMA_OVERRIDE: 'PR/a-b' })).toMatchObject({ schemaOverride: 'PR_a_b', remarks: [expect.stringContaining('\'PR_a_b\'')] });
});

test('seconds may have decimals and have limits', () => {
  expect(read({ DBT_POLL_INTERVAL_SECONDS: '0.05' }).pollIntervalMs).toBe(50);
  expect(read({ DBT_RUN_TIMEOUT_SECONDS: '0' }).runTimeoutMs).toBeUndefined();
  expect(read({ DBT_RUN_TIMEOUT_SECONDS: '3600' }).runTimeoutMs).toBe(3_600_000);
  for (const value of ['-1', '1e3', 'ten', '0', '99999', 'Infinity', '0x1']) {
    const found = problems({ ...MINIMAL, DBT_POLL_INTERVAL_SECONDS: value });
    expect(found).toEqual([`DBT_POLL_INTERVAL_SECONDS is '${value}': give a number from 0.02 to 600`]);
  }
});

test('an emulator gets the requests, links stay with the host, and the log says so', () => {
  const configuration = read({ DBT_URL: 'https://ab123.us1.dbt.com', DBT_EMULATOR_URL: 'http://127.0.0.1:8080' });
  expect(configuration).toMatchObject({ host: 'https://ab123.us1.dbt.com', apiHost: 'http://127.0.0.1:8080' });
  expect(configuration.remarks).toEqual(['rehearsal: requests go to http://127.0.0.1:8080 because DBT_EMULATOR_URL is set']);
});

test('an emulator anywhere but on this machine is a problem', () => {
  const found = problems({ ...MINIMAL, DBT_EMULATOR_URL: 'https://evil.example' });
  expect(found).toEqual([expect.stringMatching(/^DBT_EMULATOR_URL is .*only a loopback address/)]);
});
