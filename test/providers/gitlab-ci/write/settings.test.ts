import { describe, expect, test } from 'vitest';
import { Job } from '../../../../src/model/job';
import { job, pullRequestInto, pushTo } from '../../../model/jobs';
import { WrittenFile } from '../written-file';

function written(given: Partial<Job>, settings = { path: '.gitlab-ci.yml', tags: ['docker'] }): WrittenFile {
  return new WrittenFile([job('a', given)], settings);
}

test('jobs of one queue are a resource group', () => {
  expect(written({ concurrency: { kind: 'queue', group: 'production' } }).job('a')).toMatchObject({ resource_group: 'production' });
});

describe('a newer commit', () => {
  const file = new WrittenFile([job('a', { concurrency: { kind: 'cancelOlder', also: 'program' } }), job('b')]);

  test('ends the jobs that say so, and no other', () => {
    expect(file.job('a')).toMatchObject({ interruptible: true });
    expect(file.job('b')).not.toHaveProperty('interruptible');
    expect(file.data.workflow).toMatchObject({ auto_cancel: { on_new_commit: 'interruptible' } });
  });

  test('ends nothing where no job says so', () => {
    expect(written({}).data.workflow).not.toHaveProperty('auto_cancel');
  });
});

test('a job has its own runner, else that of all jobs', () => {
  expect(written({ runner: { gitlab: ['large'] } }).job('a')).toMatchObject({ tags: ['large'] });
  expect(written({ runner: { github: 'x' } }).job('a')).toMatchObject({ tags: ['docker'] });
});

test('a deployment is an environment, which may ask for an approval', () => {
  expect(written({ environment: 'production' }).job('a')).toMatchObject({ environment: { name: 'production' } });
});

test('a failure is tolerated where the job says so', () => {
  expect(written({ failure: 'tolerated' }).job('a')).toMatchObject({ allow_failure: true });
  expect(written({}).job('a')).not.toHaveProperty('allow_failure');
});

test.each([['full', '0'], [1, '1'], [50, '50']] as const)('%s commits are fetched with a depth of %s', (fetchDepth, depth) => {
  expect(written({ fetchDepth }).job('a')).toMatchObject({ variables: { GIT_DEPTH: depth } });
});

describe('the cache of pip', () => {
  test('lies in the repository, where GitLab can keep it', () => {
    expect(written({ cache: { kind: 'pip', keyFiles: ['requirements.txt'] }, env: { A: { kind: 'literal', value: 'b' } } }).job('a')).toMatchObject({
      cache: { key: { files: ['requirements.txt'] }, paths: ['.cache/pip'] },
      variables: { A: 'b', PIP_CACHE_DIR: '$CI_PROJECT_DIR/.cache/pip' },
    });
  });

  test('has no more files in its key than GitLab takes', () => {
    expect(written({ cache: { kind: 'pip', keyFiles: ['a.txt', 'b.txt', 'c.txt'] } }).job('a')).toMatchObject({ cache: { key: { files: ['a.txt', 'b.txt'] } } });
  });
});

describe('artifacts', () => {
  const artifacts = { name: 'docs', paths: ['target/**', 'logs'], when: 'success' } as const;

  test('are kept as long as GitLab keeps them, and of a run that succeeded', () => {
    expect(written({ artifacts }).job('a').artifacts).toEqual({ name: 'docs', paths: ['target/**', 'logs'] });
  });

  test.each([[1, '1 day'], [14, '14 days']])('are kept for %i days', (days, text) => {
    expect(written({ artifacts: { ...artifacts, days } }).job('a').artifacts).toMatchObject({ expire_in: text });
  });

  test('are kept of a failed run where the job says so, or has reports: there is one condition for both', () => {
    expect(written({ artifacts: { ...artifacts, when: 'always' } }).job('a').artifacts).toMatchObject({ when: 'always' });
    expect(written({ artifacts, reports: { junit: 'x.xml' } }).job('a').artifacts).toEqual({
      name: 'docs', paths: ['target/**', 'logs'], when: 'always', reports: { junit: 'x.xml' },
    });
  });
});

describe('an id token', () => {
  test('is a variable with its audience', () => {
    expect(written({ idTokens: [{ variable: 'AWS_TOKEN', audience: 'sts.amazonaws.com' }] }).job('a').id_tokens).toEqual({ AWS_TOKEN: { aud: 'sts.amazonaws.com' } });
  });
});

describe('what is known only when the job runs', () => {
  const env = {
    BRANCH: { kind: 'context', of: 'branch' }, COMMIT: { kind: 'context', of: 'commit' }, EVENT: { kind: 'context', of: 'event' }, FORK: { kind: 'context', of: 'fromFork' },
  } as const;

  test('is spelled simply where no merge request starts the job', () => {
    expect(written({ env }).job('a').script).toEqual([
      'export BRANCH="$CI_COMMIT_BRANCH"', 'export COMMIT="$CI_COMMIT_SHA"', 'export EVENT=push', 'export FORK=false', 'true',
    ]);
  });

  test('is that of the source where one does', () => {
    expect(written({ env, triggers: [pullRequestInto('main')] }).job('a').script).toEqual(expect.arrayContaining([
      'export BRANCH="$CI_MERGE_REQUEST_SOURCE_BRANCH_NAME"',
      'export COMMIT="${CI_MERGE_REQUEST_SOURCE_BRANCH_SHA:-$CI_COMMIT_SHA}"',
      'export EVENT=pull_request',
    ]));
    expect(written({ env, triggers: [pullRequestInto('main'), pushTo('main')] }).job('a').script).toEqual(expect.arrayContaining([
      'export BRANCH="${CI_MERGE_REQUEST_SOURCE_BRANCH_NAME:-$CI_COMMIT_BRANCH}"',
    ]));
  });
});
