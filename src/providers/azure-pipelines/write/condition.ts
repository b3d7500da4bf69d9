import { Job } from '../../../model/job';
import { Starts } from '../../../model/job-group';
import { NameSet, wholeNamesOf } from '../../../model/patterns/name-set';
import { AzureSettings } from '../options';

/**
 * When a job runs; undefined: whenever its pipeline was started and the jobs before it have succeeded. The triggers have decided already,
 * but a person can run any pipeline by hand on any branch, and production must not be built from there. A condition replaces the implicit
 * `succeeded()`, so it is written out. Comparisons ignore case, so that a condition never says less than the trigger.
 * @see https://learn.microsoft.com/en-us/azure/devops/pipelines/process/conditions
 */
export function renderCondition(job: Job, starts: Starts, settings: AzureSettings): string | undefined {
  const tests = [startedAsMeant(job, starts, settings), noFork(job, starts)].filter((each) => each !== undefined);
  return tests.length > 0 ? `and(${['succeeded()', ...tests].join(', ')})` : undefined;
}

/** @see https://learn.microsoft.com/en-us/azure/devops/pipelines/build/variables#system-variables-devops-services */
function noFork({ forks }: Job, { pullRequest }: Starts): string | undefined {
  return forks === 'skip' && pullRequest ? "ne(variables['System.PullRequest.IsFork'], 'True')" : undefined;
}

function startedAsMeant(job: Job, { push, pullRequest, tag, schedules }: Starts, settings: AzureSettings): string | undefined {
  const branches = branchesOf(job);
  const byPolicy = pullRequest !== undefined && settings.codeHost === 'azureRepos';
  // in Azure Repos the file says nowhere else that it is for pull requests
  if (branches === 'any' && !byPolicy) return undefined;
  return anyOf([
    ...branches === 'any' ? [startsWith('refs/heads/')] : [],
    ...branches !== 'any' && push ? branches.map((branch) => test('Build.SourceBranch', `refs/heads/${branch}`)) : [],
    ...pullRequest ? [byPolicy ? ofPolicy(pullRequest.names) : PULL_REQUEST] : [],
    ...tag ? [startsWith('refs/tags/')] : [],
    ...schedules.length > 0 && branches !== 'any' ? [test('Build.Reason', 'Schedule')] : [],
  ]);
}

/** The branches whose push starts the job; any, where a start by hand does no harm. */
function branchesOf({ triggers }: Job): readonly string[] | 'any' {
  const pushes = triggers.filter((trigger) => trigger.kind === 'push').map((trigger) => wholeNamesOf(trigger.branches));
  if (pushes.includes(undefined) || triggers.some(({ kind }) => kind === 'manual')) return 'any';
  return [...new Set(pushes.flatMap((names) => names ?? []))];
}

const PULL_REQUEST = "eq(variables['Build.Reason'], 'PullRequest')";

/** The targets too, where they can be said: the policy is set up by hand, and for a branch at a time. */
function ofPolicy(targets: NameSet): string {
  const names = wholeNamesOf(targets);
  return names ? `and(${PULL_REQUEST}, ${anyOf(names.map((name) => test('System.PullRequest.TargetBranch', `refs/heads/${name}`)))})` : PULL_REQUEST;
}

function anyOf(tests: readonly string[]): string {
  return tests.length === 1 ? tests[0] : `or(${tests.join(', ')})`;
}

function test(variable: string, value: string): string {
  return `eq(variables['${variable}'], '${value}')`;
}

function startsWith(beginning: string): string {
  return `startsWith(variables['Build.SourceBranch'], '${beginning}')`;
}
