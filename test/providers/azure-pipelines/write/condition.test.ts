import { describe, expect, test } from 'vitest';
import { Job } from '../../../../src/model/job';
import { job, pullRequestInto, pushTo, tagged } from '../../../model/jobs';
import { Azure, AZURE_REPOS } from '../azure';

const MAIN = "eq(variables['Build.SourceBranch'], 'refs/heads/main')";
const PULL_REQUEST = "eq(variables['Build.Reason'], 'PullRequest')";
const TAG = "startsWith(variables['Build.SourceBranch'], 'refs/tags/')";
const ANY_BRANCH = "startsWith(variables['Build.SourceBranch'], 'refs/heads/')";
const schedule = { kind: 'schedule', cron: '0 5 * * *', branch: 'dev' } as const;
const manual = { kind: 'manual', inputs: [] } as const;

describe('the condition of a job', () => {
  test.each<[string, Job['triggers'], string | undefined]>([
    ['pushes to named branches', [pushTo('main')], MAIN],
    ['pushes to several', [pushTo('main'), pushTo('dev')], `or(${MAIN}, eq(variables['Build.SourceBranch'], 'refs/heads/dev'))`],
    ['pushes to any branch: a start by hand does no harm', [pushTo('**')], undefined],
    ['pushes by pattern', [pushTo('release/**')], undefined],
    ['pull requests', [pullRequestInto('main')], PULL_REQUEST],
    ['pushes and pull requests', [pushTo('main'), pullRequestInto('main')], `or(${MAIN}, ${PULL_REQUEST})`],
    ['tags and times', [tagged('v*'), schedule], `or(${TAG}, eq(variables['Build.Reason'], 'Schedule'))`],
    ['a start by hand', [pushTo('main'), manual], undefined],
  ])('keeps a start by hand from building what it should not: %s', (_, triggers, condition) => {
    expect(new Azure([job('a', { triggers })]).jobs[0].condition).toBe(condition && `and(succeeded(), ${condition})`);
  });

  test('keeps a job with secrets from the pull requests of forks', () => {
    expect(new Azure([job('a', { triggers: [pullRequestInto('main')], forks: 'skip' })]).jobs[0].condition)
      .toBe(`and(succeeded(), ${PULL_REQUEST}, ne(variables['System.PullRequest.IsFork'], 'True'))`);
    expect(new Azure([job('a', { triggers: [pushTo('main')], forks: 'skip' })]).jobs[0].condition).not.toContain('IsFork');
  });
});

describe('in Azure Repos, where a policy starts the pipeline', () => {
  test('it names the targets as well, for a policy is made for one branch at a time', () => {
    expect(new Azure([job('a', { triggers: [pullRequestInto('main')] })], AZURE_REPOS).jobs[0].condition)
      .toBe(`and(succeeded(), and(${PULL_REQUEST}, eq(variables['System.PullRequest.TargetBranch'], 'refs/heads/main')))`);
  });

  test('it says that the file is for pull requests, also beside what needs no condition', () => {
    expect(new Azure([job('a', { triggers: [pushTo('**'), pullRequestInto('**')] })], AZURE_REPOS).jobs[0].condition)
      .toBe(`and(succeeded(), or(${ANY_BRANCH}, ${PULL_REQUEST}))`);
  });
});
