import { contains } from '../../model/branch-set';
import { Job } from '../../model/job';
import { branchesOf } from '../../model/job-graph';

/** A key below `pipelines.branches`, and the jobs that a push to a branch of that key runs. */
export interface BranchKey {
  readonly key: string;
  readonly jobs: readonly Job[];
}

/** The key for every branch that has no key of its own. */
export const ANY_BRANCH = '**';

/**
 * Bitbucket runs the pipeline of the most specific key and no other, and has no exclusion: each branch that some job names gets a key
 * that carries all the jobs that apply to it, and `**` carries the jobs of all other branches. A branch that is left out on purpose
 * keeps a key without jobs, or `**` would run for it.
 * @see https://support.atlassian.com/bitbucket-cloud/docs/pipeline-start-conditions/
 */
export function branchKeys(jobs: readonly Job[]): BranchKey[] {
  const named = new Set(jobs.flatMap((job) => branchesOf(job).branches));
  const others = jobs.filter((job) => branchesOf(job).kind === 'except');
  const keys = [...named].map((branch) => ({ key: branch, jobs: jobs.filter((job) => contains(branchesOf(job), branch)) }));
  return [
    ...keys.filter(({ jobs: own }) => !sameJobs(own, others)),
    ...(others.length > 0 ? [{ key: ANY_BRANCH, jobs: others }] : []),
  ];
}

function sameJobs(a: readonly Job[], b: readonly Job[]): boolean {
  return a.length === b.length && a.every((job) => b.includes(job));
}
