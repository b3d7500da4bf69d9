import { describe, expect, test } from 'vitest';
import { Concurrency, DbtCloudGitConnection, DbtCloudPullRequestJob, DbtCloudPullRequestJobProps, DbtPipelinesOptions } from '../../../src';
import { Job } from '../../../src/model/job';
import { contains } from '../../../src/model/patterns/name-set';
import { ALL, Rendered } from '../../providers/rendered';
import { dbtProject, MERGE } from '../../support/pipelines';

function jobOf(props: Partial<DbtCloudPullRequestJobProps> = {}, options: Partial<DbtPipelinesOptions> = {}): Job {
  const { pipelines } = dbtProject(options);
  return new DbtCloudPullRequestJob(pipelines, 'ci', { ...MERGE, ...props })._toModel(pipelines);
}

/** The variables of the program that are not those of every job, without their comments. */
function variablesOf(props: Partial<DbtCloudPullRequestJobProps> = {}): Record<string, string> {
  const everywhere = /^DBT_(?:URL|ACCOUNT_ID|PROJECT_ID|PR_JOB_ID|JOB_CAUSE|RUN_TIMEOUT_SECONDS|JUNIT_PATH|CODE_QUALITY_PATH)$/;
  return Object.fromEntries(Object.entries(jobOf(props).env).filter(([name]) => !everywhere.test(name))
    .map(([name, value]) => [name, value.kind === 'context' ? `<${value.of}>` : value.kind === 'literal' ? value.value : 'input']));
}

describe('the variables of the program', () => {
  test('say which pull request it is, by the newest commit of its branch, and give it a schema of its own', () => {
    expect(variablesOf()).toEqual({
      DBT_JOB_BRANCH: '<branch>',
      DBT_GIT_SHA: '<commit>',
      DBT_PULL_REQUEST_ID: '<pullRequestId>',
      DBT_PULL_REQUEST_SCHEMA: 'on',
      DBT_REPOSITORY: '<repository>',
      DBT_SUPERSEDE: 'on',
      DBT_FROM_FORK: '<fromFork>',
    });
  });

  test('name the schema that was set, and no other', () => {
    const variables = variablesOf({ overrides: { schema: 'ci' } });
    expect(variables).toMatchObject({ DBT_JOB_SCHEMA_OVERRIDE: 'ci' });
    expect(Object.keys(variables)).not.toEqual(expect.arrayContaining([expect.stringMatching(/PULL_REQUEST_SCHEMA|REPOSITORY/)]));
  });

  test.each([[DbtCloudGitConnection.GIT_URL, 'git_url'], [DbtCloudGitConnection.AZURE_DEVOPS, 'azure']])('say how the project is connected, where that was set: %s', (gitConnection, value) => {
    expect(variablesOf({ gitConnection })).toMatchObject({ DBT_GIT_CONNECTION: value });
  });
});

describe('pull requests start it', () => {
  const takes = ({ triggers: [trigger] }: Job, target: string): boolean => trigger.kind === 'pullRequest' && contains(trigger.targets, target);

  test('into the default branch unless told, and nothing else does', () => {
    const job = jobOf({}, { defaultBranch: 'trunk' });
    expect(job.triggers).toHaveLength(1);
    expect(['trunk', 'main', 'release/1'].filter((target) => takes(job, target))).toEqual(['trunk']);
  });

  test('into the branches that are named, with the files and drafts that are asked for', () => {
    const job = jobOf({ targetBranches: ['main', 'release/*'], paths: ['models/**'], pathsIgnore: ['**/*.md'], drafts: false });
    expect(['trunk', 'main', 'release/1'].filter((target) => takes(job, target))).toEqual(['main', 'release/1']);
    expect(job.triggers[0]).toMatchObject({ drafts: 'left-out', paths: [{ pattern: 'models/**', included: true }, { pattern: '**/*.md', included: false }] });
  });

  test('also from a fork: the program says that it starts nothing', () => {
    expect(jobOf().forks).toBe('run');
  });
});

describe('a newer commit', () => {
  test('ends the older run, which the program does itself where the service cannot', () => {
    expect(jobOf().concurrency).toEqual({ kind: 'cancelOlder', also: 'program' });
    expect(jobOf({ concurrency: Concurrency.cancelOlder() }).concurrency).toEqual({ kind: 'cancelOlder', also: 'program' });
  });

  test('leaves it alone when told', () => {
    const job = jobOf({ monitor: { supersede: false } });
    expect(job.concurrency).toBeUndefined();
    expect(job.env.DBT_SUPERSEDE).toMatchObject({ value: 'off' });
    expect(jobOf({ monitor: { supersede: false }, concurrency: Concurrency.cancelOlder() }).concurrency).toEqual({ kind: 'cancelOlder', also: 'nobody' });
  });

  test('waits when the job stands in a queue', () => {
    expect(jobOf({ concurrency: Concurrency.queue('ci') }).concurrency).toEqual({ kind: 'queue', group: 'ci' });
  });
});

describe.each(ALL)('on %s', (provider) => {
  const rendered = Rendered.of((pipelines) => void new DbtCloudPullRequestJob(pipelines, 'ci', { ...MERGE, targetBranches: ['main', 'release/*'] }));
  const pullRequest = (target: string, draft: boolean) => ({ kind: 'pullRequest' as const, number: 7, source: 'feature/x', target, draft, fork: false });

  test.each([['main', true, ['ci']], ['release/1', false, ['ci']], ['release/1/fix', false, []], ['next', false, []]])('a pull request into %s (draft: %s) runs %j', (target, draft, names) => {
    expect(rendered.jobs(provider, pullRequest(target, draft)).map(({ name }) => name)).toEqual(names);
  });

  test('a push runs nothing', () => {
    expect(rendered.jobs(provider, 'main')).toEqual([]);
  });

  test('the job starts the program with its variables, and reads the key', () => {
    const [step] = rendered.job(provider, pullRequest('main', false), 'ci').steps.slice(-1);
    const said = `${JSON.stringify(step.environment)}${step.script}`;
    for (const name of ['DBT_PULL_REQUEST_ID', 'DBT_GIT_SHA', 'DBT_JOB_BRANCH', 'DBT_FROM_FORK', 'DBT_SUPERSEDE', 'DBT_PULL_REQUEST_SCHEMA']) expect(said).toContain(name);
    expect(said).toContain('node .dbt-pipelines/run-and-monitor.mjs');
  });
});

test('a subclass may hand on properties of its own', () => {
  class TeamJob extends DbtCloudPullRequestJob {}
  expect(() => new TeamJob(dbtProject().pipelines, 'ci', { ...MERGE, team: 'data' } as never)).not.toThrow();
});
