import { describe, expect, test } from 'vitest';
import { ArtifactsWhen, Concurrency, JobCache, JobRunner, ManualInput, RunValue, SecretRef, ShellJob, ShellJobProps, SqlFluffDialect, SqlFluffLint, Trigger } from '../../../src';
import { CONTEXT_NAMES } from '../../../src/model/env';
import { Job } from '../../../src/model/job';
import { dbtProject } from '../../support/pipelines';

function jobOf(props: Partial<ShellJobProps> = {}): Job {
  const { pipelines } = dbtProject();
  return new ShellJob(pipelines, 'job', { commands: ['true'], ...props })._toModel(pipelines);
}

test('a job asks for nothing beside its time-out unless told', () => {
  expect(jobOf()).toMatchObject({ failure: 'counts', forks: 'run', idTokens: [] });
  const { runner, concurrency, environment, fetchDepth, cache, artifacts, reports } = jobOf();
  expect([runner, concurrency, environment, fetchDepth, cache, artifacts, reports].every((setting) => setting === undefined)).toBe(true);
});

describe('a setting', () => {
  test.each<[string, Partial<ShellJobProps>, Partial<Job>]>([
    ['of a queue', { concurrency: Concurrency.queue('dbt-prod_1') }, { concurrency: { kind: 'queue', group: 'dbt-prod_1' } }],
    ['of older runs', { concurrency: Concurrency.cancelOlder() }, { concurrency: { kind: 'cancelOlder', also: 'nobody' } }],
    ['of an environment', { environment: 'Production EU-1' }, { environment: 'Production EU-1' }],
    ['of the commits to fetch', { fetchDepth: 5 }, { fetchDepth: 5 }],
    ['of all commits', { fetchDepth: 0 }, { fetchDepth: 'full' }],
    ['of a failure that does not count', { continueOnError: true }, { failure: 'tolerated' }],
    ['of a cache', { cache: JobCache.pip({ keyFiles: ['ci/requirements.txt', 'ci/requirements.txt'] }) }, { cache: { kind: 'pip', keyFiles: ['ci/requirements.txt'] } }],
    ['of a report', { testReport: 'test-results/dbt/tests.xml' }, { reports: { junit: 'test-results/dbt/tests.xml' } }],
    ['of artifacts, called like the job', { artifacts: { paths: ['target/**'] } }, { artifacts: { name: 'job', paths: ['target/**'], days: undefined, when: 'success' } }],
    ['of artifacts by all that can be said', { artifacts: { paths: ['target', '*.log'], name: 'docs', days: 90, when: ArtifactsWhen.ALWAYS } },
      { artifacts: { name: 'docs', paths: ['target', '*.log'], days: 90, when: 'always' } }],
    ['of a token', { idTokens: { AWS: 'sts.amazonaws.com' } }, { idTokens: [{ variable: 'AWS', audience: 'sts.amazonaws.com' }] }],
  ])('%s reaches the model', (_, props, expected) => expect(jobOf(props)).toMatchObject(expected));

  test.each<[JobRunner, Job['runner']]>([
    [{ github: 'ubuntu-22.04', azureImage: 'ubuntu-22.04' }, { github: 'ubuntu-22.04', azure: { kind: 'image', name: 'ubuntu-22.04' } }],
    [{ azurePool: 'Own machines', gitlab: ['docker', 'docker'], bitbucket: ['linux'] }, { azure: { kind: 'pool', name: 'Own machines' }, gitlab: ['docker'], bitbucket: ['linux'] }],
  ])('of the machine is by provider: %j', (runner, expected) => expect(jobOf({ runner }).runner).toEqual(expect.objectContaining(expected)));
});

test('each value of a run is one of the model, and reaches the variable that asks for it', () => {
  expect(Object.values(RunValue).sort()).toEqual([...CONTEXT_NAMES].sort());
  expect(jobOf({ runValues: { SHA: RunValue.COMMIT, FROM: RunValue.SOURCE_BRANCH } }).env).toMatchObject({ SHA: { kind: 'context', of: 'commit' }, FROM: { kind: 'context', of: 'sourceBranch' } });
});

test('a field of the form is a variable of the job, with its default for every other event', () => {
  const triggers = [Trigger.push(), Trigger.manual({ inputs: [ManualInput.named('TARGET', { default: 'ci', description: 'Where to?' })] })];
  expect(jobOf({ triggers }).env).toEqual({ TARGET: { kind: 'input', default: 'ci', comment: 'Where to?' } });
});

describe('a pull request from a fork', () => {
  test.each<[string, Partial<ShellJobProps>]>([
    ['secrets', { secrets: { KEY: SecretRef.named('KEY') } }], ['id tokens', { idTokens: { AWS: 'aws' } }],
  ])('does not start a job with %s, which it would not get', (_, props) => expect(jobOf(props).forks).toBe('skip'));

  test('starts a lint job', () => {
    const { pipelines } = dbtProject();
    const lint = new SqlFluffLint(pipelines, 'lint', { dialect: SqlFluffDialect.DUCKDB, triggers: [Trigger.pullRequest()], cache: JobCache.pip({ keyFiles: ['.sqlfluff'] }) })._toModel(pipelines);
    expect(lint).toMatchObject({ forks: 'run', cache: { kind: 'pip', keyFiles: ['.sqlfluff'] } });
  });
});

test('patterns name the branches of a lint job, too', () => {
  const { pipelines } = dbtProject();
  const lint = new SqlFluffLint(pipelines, 'lint', { dialect: SqlFluffDialect.DUCKDB, triggers: [Trigger.push({ branches: ['feature/**'] })] })._toModel(pipelines);
  expect(lint.triggers).toMatchObject([{ kind: 'push', branches: [{ pattern: 'feature/**', included: true }] }]);
});
