import { expect, test } from 'vitest';
import { triggerRequest } from '../../../src/monitor/http/request';
import { readConfiguration } from '../../../src/monitor/settings/configuration';
import type { Environment } from '../../../src/monitor/settings/setting';

const MINIMAL = { DBT_URL: 'ab123.us1.dbt.com', DBT_API_KEY: 'dbtc_secret', DBT_ACCOUNT_ID: '12345', DBT_PROJECT_ID: '678', DBT_PR_JOB_ID: '910' };

function body(environment: Environment): unknown {
  const result = readConfiguration({ ...MINIMAL, ...environment });
  if ('problems' in result) throw new Error(result.problems.join('\n'));
  return triggerRequest(result, 'c').body;
}

function problems(environment: Environment): readonly string[] {
  const result = readConfiguration({ ...MINIMAL, ...environment });
  return 'problems' in result ? result.problems : [];
}

test('every override reaches the body of the trigger with the API\'s name and type', () => {
  expect(body({
    DBT_GIT_SHA: 'abc123',
    DBT_PULL_REQUEST_ID: '3209',
    DBT_GIT_CONNECTION: 'github',
    DBT_STEPS_OVERRIDE: 'dbt seed\n\n  dbt build --select state:modified+\r\n',
    DBT_TARGET_NAME_OVERRIDE: 'ci',
    DBT_THREADS_OVERRIDE: '8',
    DBT_VERSION_OVERRIDE: '1.9.0-latest',
    DBT_GENERATE_DOCS_OVERRIDE: 'FALSE',
    DBT_TIMEOUT_SECONDS_OVERRIDE: '3600',
  })).toEqual({
    cause: 'c',
    git_sha: 'abc123',
    github_pull_request_id: 3209,
    steps_override: ['dbt seed', 'dbt build --select state:modified+'],
    target_name_override: 'ci',
    threads_override: 8,
    dbt_version_override: '1.9.0-latest',
    generate_docs_override: false,
    timeout_seconds_override: 3600,
  });
});

test.each([
  [{ GITHUB_RUN_ID: '1' }, 'github_pull_request_id'],
  [{ CI_PIPELINE_ID: '1' }, 'gitlab_merge_request_id'],
  [{ BUILD_BUILDID: '1', BUILD_REPOSITORY_PROVIDER: 'TfsGit' }, 'azure_pull_request_id'],
  [{ BUILD_BUILDID: '1', BUILD_REPOSITORY_PROVIDER: 'GitHub' }, 'github_pull_request_id'],
  [{ BUILD_BUILDID: '1', BUILD_REPOSITORY_PROVIDER: 'GitHubEnterprise' }, 'github_pull_request_id'],
  [{ BUILD_BUILDID: '1', BUILD_REPOSITORY_PROVIDER: 'Bitbucket' }, 'non_native_pull_request_id'],
  [{ BITBUCKET_BUILD_NUMBER: '1' }, 'non_native_pull_request_id'],
  [{}, 'non_native_pull_request_id'],
  [{ GITHUB_RUN_ID: '1', DBT_GIT_CONNECTION: 'git_url' }, 'non_native_pull_request_id'],
  [{ DBT_GIT_CONNECTION: 'gitlab' }, 'gitlab_merge_request_id'],
  [{ DBT_GIT_CONNECTION: 'azure' }, 'azure_pull_request_id'],
])('the number of the pull request goes where the host of the code belongs, unless the connection is said: %j', (environment, field) => {
  expect(body({ ...environment, DBT_PULL_REQUEST_ID: '7' })).toEqual({ cause: 'c', [field]: 7 });
});

test('without overrides the body has the cause alone', () => {
  expect(body({ DBT_GIT_SHA: ' ', DBT_THREADS_OVERRIDE: '' })).toEqual({ cause: 'c' });
});

test('commands may be a JSON list', () => {
  expect(body({ DBT_STEPS_OVERRIDE: '["dbt run", " dbt test "]' })).toMatchObject({ steps_override: ['dbt run', 'dbt test'] });
});

test.each(['["dbt run"', '{"a": 1}x\n[', '[1]', '[]', '["dbt run", 7]'])('%j is no list of commands', value => {
  const found = problems({ DBT_STEPS_OVERRIDE: value.startsWith('{') ? '[{}]' : value });
  expect(found).toEqual([expect.stringContaining('DBT_STEPS_OVERRIDE is ')]);
});

test('a commit or pull request that the provider did not resolve is left out, and that is said', () => {
  const result = readConfiguration({ ...MINIMAL, DBT_GIT_SHA: '$(Build.SourceVersion)', DBT_PULL_REQUEST_ID: '$(System.PullRequest.PullRequestId)' });
  expect(result).toMatchObject({ overrides: {}, remarks: [expect.stringContaining('DBT_GIT_SHA'), expect.stringContaining('DBT_PULL_REQUEST_ID')] });
});

test.each([
  [{ DBT_TARGET_NAME_OVERRIDE: '$(TARGET)' }, 'DBT_TARGET_NAME_OVERRIDE is \'$(TARGET)\', a reference that was not resolved'],
  [{ DBT_THREADS_OVERRIDE: '1.5' }, 'DBT_THREADS_OVERRIDE is \'1.5\': give a whole number'],
  [{ DBT_THREADS_OVERRIDE: '0' }, 'DBT_THREADS_OVERRIDE is \'0\': give a number from 1 to 1000'],
  [{ DBT_PULL_REQUEST_ID: '#7' }, 'DBT_PULL_REQUEST_ID is \'#7\''],
  [{ DBT_GIT_CONNECTION: 'bitbucket' }, 'DBT_GIT_CONNECTION is \'bitbucket\': give auto or github or gitlab or azure or git_url'],
  [{ DBT_GENERATE_DOCS_OVERRIDE: 'maybe' }, 'DBT_GENERATE_DOCS_OVERRIDE is \'maybe\': give true or false'],
  [{ DBT_JOB_NAME: 'nightly' }, 'DBT_PR_JOB_ID and DBT_JOB_NAME are set: give one of them'],
  [{ DBT_IF_ACTIVE: 'skip' }, 'DBT_IF_ACTIVE is \'skip\': give start or wait or reuse'],
])('%j is a problem', (environment, message) => {
  expect(problems(environment)).toEqual([expect.stringContaining(message)]);
});
