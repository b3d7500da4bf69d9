import { describe, expect, test } from 'vitest';
import { Job } from '../../../../src/model/job';
import { bitbucketPipelines } from '../../../../src/providers/bitbucket-pipelines';
import { definition, job, pullRequestInto, pushTo, tagged } from '../../../model/jobs';
import { validators } from '../../../validators';
import { problemsOf, pullRequest, Step, WrittenFile } from '../written-file';

function stepOf(given: Partial<Job>): Step {
  return WrittenFile.of(job('a', given)).steps('branches', '**')[0];
}

describe('a setting of a job', () => {
  test.each<[string, Partial<Job>, object]>([
    ['queue', { concurrency: { kind: 'queue', group: 'production' } }, { 'concurrency-group': 'production' }],
    ['deployment: its variables and restrictions, without the lock that a person has to release', { environment: 'production' }, { environment: 'production' }],
    ['runner: its labels after the one that all own runners have', { runner: { bitbucket: ['linux', 'dbt'] } }, { 'runs-on': ['self.hosted', 'linux', 'dbt'] }],
    ['checkout depth', { fetchDepth: 'full' }, { clone: { depth: 'full' } }],
    ['tolerated failure', { failure: 'tolerated' }, { 'on-fail': { strategy: 'ignore' } }],
    ['id token', { idTokens: [{ variable: 'AWS_TOKEN', audience: 'sts.amazonaws.com' }] }, { oidc: true, script: ['export AWS_TOKEN="$BITBUCKET_STEP_OIDC_TOKEN"', 'true'] }],
  ])('%s', (_, given, written) => {
    expect(stepOf(given)).toMatchObject(written);
  });

  test.each<[string, Partial<Job>]>([
    ['a newer run that ends the older one by the program itself', { concurrency: { kind: 'cancelOlder', also: 'program' } }],
    ['a runner of another provider', { runner: { github: 'self-hosted' } }],
  ])('%s writes nothing', (_, given) => {
    expect(stepOf(given)).toEqual(stepOf({}));
  });
});

test('artifacts do not lie in the folder of later steps, and a path may be a file or a folder', () => {
  const artifacts = { name: 'docs', paths: ['target', 'logs/*.log'], days: 7, when: 'always' } as const;
  expect(stepOf({ artifacts }).artifacts).toEqual({
    upload: [{ 'name': 'docs', 'type': 'scoped', 'paths': ['target', 'target/**', 'logs/*.log'], 'capture-on': 'always' }],
  });
});

test('jobs with the same key files share a cache of pip, others have one of their own', () => {
  const file = WrittenFile.of(
    job('a', { cache: { kind: 'pip', keyFiles: ['requirements.txt'] } }), job('b', { cache: { kind: 'pip', keyFiles: ['requirements.txt'] } }), job('c', { cache: { kind: 'pip', keyFiles: ['pyproject.toml'] } }),
  );
  expect(file.data.definitions).toEqual({
    caches: {
      'pip-packages': { key: { files: ['requirements.txt'] }, path: '~/.cache/pip' },
      'pip-packages-2': { key: { files: ['pyproject.toml'] }, path: '~/.cache/pip' },
    },
  });
  expect(file.steps('branches', '**').map(({ caches }) => caches)).toEqual([['pip-packages'], ['pip-packages'], ['pip-packages-2']]);
});

describe('refused', () => {
  test.each<[string, Partial<Job>, string]>([
    ['artifacts for longer than Bitbucket keeps them', { artifacts: { name: 'a', paths: ['a'], days: 15, when: 'success' } }, 'not-supported'],
    ['a label that is too long', { runner: { bitbucket: ['x'.repeat(51)] } }, 'unspellable-value'],
    ['too many labels', { runner: { bitbucket: Array.from({ length: 10 }, (_, index) => `l${index}`) } }, 'unspellable-value'],
  ])('%s', (_, given, code) => {
    expect(problemsOf(job('a', given))).toMatchObject([{ code, path: 'a' }]);
  });

  test.each([
    ['branches', pushTo('**')],
    ['pull requests, whatever their target', pullRequestInto('main')],
    ['tags', tagged('v*')],
    ['a schedule', { kind: 'schedule', cron: '0 5 * * *', branch: 'main' } as const],
  ])('more than 100 steps of one pipeline: %s', (_, trigger) => {
    const jobs = (count: number): Job[] => Array.from({ length: count }, (__, index) => job(`j${index}`, { triggers: [trigger] }));
    expect(problemsOf(...jobs(100))).toEqual([]);
    expect(problemsOf(...jobs(101))).toMatchObject([{ code: 'too-many-steps', message: expect.stringContaining('101 jobs run for ') }]);
  });

  test.each([
    ['a tag', tagged('v1')],
    ['a schedule', { kind: 'schedule', cron: '0 5 * * *', branch: 'main' } as const],
  ])('an order that would tie jobs together, also for %s', (_, trigger) => {
    const triggers = [trigger];
    expect(problemsOf(job('a', { triggers }), job('b', { triggers }), job('c', { triggers, needs: ['a'] }))).toMatchObject([{ code: 'order-not-expressible', path: 'c' }]);
  });
});

describe('the set-up', () => {
  const setUp = (...jobs: readonly Job[]): string => bitbucketPipelines.setUp(definition(...jobs), [], {}).join('\n');

  test('of a schedule names its branch, its time and the pipeline that it starts', () => {
    expect(setUp(job('a', { triggers: [{ kind: 'schedule', cron: '30 5 * * 1-5', branch: 'main' }] })))
      .toMatch(/branch "main", pipeline "custom: scheduled 30 5 \* \* 1-5 on main", at "30 5 \* \* 1-5" \(cron, in UTC\)/);
  });

  test('names each environment, and each service that has to trust the token, once', () => {
    const one = job('a', { environment: 'production', idTokens: [{ variable: 'T', audience: 'sts.amazonaws.com' }] });
    const text = setUp(one, { ...one, id: 'b', name: 'b' });
    expect(text.match(/"production"/g)).toHaveLength(1);
    expect(text.match(/"sts.amazonaws.com"/g)).toHaveLength(1);
  });
});

test('a file with everything in it is what the schema and the pages allow', async () => {
  const everything: Partial<Job> = {
    concurrency: { kind: 'queue', group: 'g' },
    runner: { bitbucket: ['linux'] },
    environment: 'production',
    cache: { kind: 'pip', keyFiles: ['requirements.txt'] },
    artifacts: { name: 'docs', paths: ['target/**'], days: 14, when: 'success' },
    fetchDepth: 10,
    failure: 'tolerated',
    idTokens: [{ variable: 'T', audience: 'a' }],
    env: { FULL: { kind: 'input', default: 'no' } },
    triggers: [
      { ...pushTo('main', 'release/**'), paths: [{ pattern: 'models/**', included: true }] }, pullRequestInto('main', 'release/*'), tagged('v*'),
      { kind: 'schedule', cron: '*/5 1,2 * * 1-5', branch: 'main' },
      { kind: 'manual', inputs: [{ variable: 'FULL', default: 'no', options: ['no', 'yes'], description: 'Build all anew.' }] },
    ],
  };
  const file = WrittenFile.of(job('a', everything), job('b', { ...everything, needs: ['a'], artifacts: undefined }));
  for (const { name, findings } of validators.bitbucket) expect([name, await findings('bitbucket-pipelines.yml', file.text)]).toEqual([name, []]);
  for (const event of [pullRequest('main'), { kind: 'tag', tag: 'v1' }, { kind: 'manual', pipeline: 'b', branch: 'x', inputs: {} }] as const) {
    expect(file.plan(event).jobs.map(({ name, needs }) => [name, needs])).toEqual([['a', []], ['b', ['a']]]);
  }
});
