import { expect, test } from 'vitest';
import { causeWithId, isOfEarlierRun, isOfSameJob, newCorrelationId } from '../../../src/monitor/decide/correlation-id';
import { readPipelineJob, type PipelineJob } from '../../../src/monitor/settings/pipeline-job';

const ENVIRONMENTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  github: {
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_REPOSITORY: 'o/r',
    GITHUB_WORKFLOW_REF: 'o/r/.github/workflows/w.yml@refs/heads/x',
    GITHUB_JOB: 'merge',
    GITHUB_ACTION: '__run_2',
    GITHUB_RUN_ID: '9876543210',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_REF: 'refs/heads/x',
    GITHUB_HEAD_REF: '',
  },
  gitlab: {
    CI_SERVER_URL: 'https://gitlab.com',
    CI_PROJECT_ID: '7',
    CI_JOB_NAME: 'merge',
    CI_PIPELINE_ID: '9876543210',
    CI_JOB_ID: '55',
    CI_JOB_RETRY_COUNT: '0',
    CI_COMMIT_REF_NAME: 'x',
    CI_MERGE_REQUEST_IID: '',
  },
  azure: {
    SYSTEM_COLLECTIONID: 'c',
    SYSTEM_TEAMPROJECTID: 'p',
    SYSTEM_DEFINITIONID: '3',
    SYSTEM_STAGENAME: '__default',
    SYSTEM_PHASENAME: 'merge',
    SYSTEM_JOBNAME: '__default',
    BUILD_BUILDID: '9876543210',
    SYSTEM_STAGEATTEMPT: '1',
    SYSTEM_PHASEATTEMPT: '1',
    SYSTEM_JOBATTEMPT: '1',
    BUILD_SOURCEBRANCH: 'refs/heads/x',
  },
  bitbucket: {
    BITBUCKET_REPO_UUID: '{u}',
    BITBUCKET_PARALLEL_STEP: '0',
    BITBUCKET_BUILD_NUMBER: '9876543210',
    BITBUCKET_STEP_RUN_NUMBER: '1',
    BITBUCKET_BRANCH: 'x',
    BITBUCKET_PR_ID: '',
    BITBUCKET_TAG: '',
  },
};
const RESTARTED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  github: { GITHUB_RUN_ATTEMPT: '2' },
  gitlab: { CI_JOB_ID: '56', CI_JOB_RETRY_COUNT: '1' },
  azure: { SYSTEM_STAGEATTEMPT: '2' },
  bitbucket: { BITBUCKET_STEP_RUN_NUMBER: '2' },
};
/** Another job of the same pipeline run. */
const SIBLING: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  github: { GITHUB_JOB: 'other' },
  gitlab: { CI_JOB_NAME: 'merge: [other]' },
  azure: { SYSTEM_JOBNAME: 'other' },
  bitbucket: { BITBUCKET_PARALLEL_STEP: '1' },
};
const RUN_ID: Readonly<Record<string, string>> = {
  github: 'GITHUB_RUN_ID', gitlab: 'CI_PIPELINE_ID', azure: 'BUILD_BUILDID', bitbucket: 'BITBUCKET_BUILD_NUMBER',
};
const BRANCH: Readonly<Record<string, string>> = {
  github: 'GITHUB_REF', gitlab: 'CI_COMMIT_REF_NAME', azure: 'BUILD_SOURCEBRANCH', bitbucket: 'BITBUCKET_BRANCH',
};
const PROVIDERS = Object.keys(ENVIRONMENTS);

function jobOf(provider: string, changes: Readonly<Record<string, string>> = {}): PipelineJob {
  const job = readPipelineJob({ ...ENVIRONMENTS[provider], ...changes });
  if (job === undefined) throw new Error(`${provider} is not recognized`);
  return job;
}

let starts = 0;
function idOf(provider: string, changes: Readonly<Record<string, string>> = {}, asked = '{}'): string {
  return newCorrelationId(`nonce${starts++}`, jobOf(provider, changes), asked);
}

test('outside of the providers the correlation id is a random part alone, and belongs to no other start', () => {
  expect(readPipelineJob({ PATH: '/bin' })).toBeUndefined();
  const correlationId = newCorrelationId('3f9a2c1b7d');
  expect(correlationId).toBe('[dbt-pipelines 3f9a2c1b7d]');
  expect(isOfSameJob(correlationId, `cause ${correlationId}`)).toBe(false);
  expect(isOfEarlierRun(correlationId, `cause ${correlationId}`)).toBe(false);
});

test.each(PROVIDERS)('on %s the correlation id carries provider, run and attempt, and leaves most of the cause', provider => {
  expect(idOf(provider)).toMatch(new RegExp(`^\\[dbt-pipelines ${provider}:9876543210\\.(1|55) [0-9a-f]{8} [0-9a-f]{8} nonce\\d+\\]$`));
  expect(idOf(provider).length).toBeLessThan(80);
});

test.each(PROVIDERS)('on %s a restarted job finds the correlation id of its earlier attempt, and the first attempt has nothing to look for', provider => {
  expect(jobOf(provider).restarted).toBe('no');
  expect(jobOf(provider, RESTARTED[provider]).restarted).toBe('perhaps');
  const earlier = causeWithId('cause', idOf(provider));
  expect(isOfSameJob(idOf(provider, RESTARTED[provider]), earlier)).toBe(true);
});

test.each(PROVIDERS)('on %s another job of the same pipeline run is not the same job', provider => {
  const other = causeWithId('cause', idOf(provider, SIBLING[provider]));
  expect(isOfSameJob(idOf(provider, RESTARTED[provider]), other)).toBe(false);
});

test.each(PROVIDERS)('on %s a start that asks dbt Cloud for something else is not the same job', provider => {
  const other = causeWithId('cause', idOf(provider, {}, '{"git_branch":"y"}'));
  expect(isOfSameJob(idOf(provider, RESTARTED[provider]), other)).toBe(false);
});

test.each(PROVIDERS)('on %s another run of the pipeline is not the same job, and the earlier one is superseded, whatever it asked for', provider => {
  const earlier = causeWithId('cause', idOf(provider, {}, '{"git_sha":"1"}'));
  const later = idOf(provider, { [RUN_ID[provider]]: '10000000000' }, '{"git_sha":"2"}');
  expect(isOfSameJob(later, earlier)).toBe(false);
  expect(isOfEarlierRun(later, earlier)).toBe(true);
  expect(isOfEarlierRun(earlier, later)).toBe(false);
  expect(isOfEarlierRun(later, later)).toBe(false);
});

test.each(PROVIDERS)('on %s neither another branch nor another job is superseded', provider => {
  const later = idOf(provider, { [RUN_ID[provider]]: '10000000000' });
  expect(isOfEarlierRun(later, causeWithId('cause', idOf(provider, { [BRANCH[provider]]: 'y' })))).toBe(false);
  expect(isOfEarlierRun(later, causeWithId('cause', idOf(provider, SIBLING[provider])))).toBe(false);
});

test('a server of GitLab that does not count retries makes each start look back', () => {
  const { CI_JOB_RETRY_COUNT: _, ...older } = ENVIRONMENTS.gitlab;
  expect(readPipelineJob(older)?.restarted).toBe('perhaps');
});

test('a correlation id counts only at the end of a cause, where no text of a user can be', () => {
  const correlationId = idOf('github');
  expect(isOfSameJob(correlationId, `${correlationId} says a commit message [dbt-pipelines abc]`)).toBe(false);
});
