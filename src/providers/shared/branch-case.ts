import { sameBranches, union } from '../../model/branch-set';
import { Definition } from '../../model/definition';
import { Diagnostic } from '../../model/diagnostic';
import { Job } from '../../model/job';
import { branchesOf, groupsOf, JobGroup } from '../../model/job-graph';

/**
 * For a provider whose conditions ignore case: a job that runs for fewer branches than its file has a condition, which cannot tell `main`
 * from `Main` where the definition names both.
 */
export function checkBranchCase({ jobs }: Definition, title: string): Diagnostic[] {
  return groupsOf(jobs).flatMap((group) => withCondition(group).flatMap((job) => twinsOf(job, group).map(([branch, twin]) => ({
    code: 'unspellable-value' as const,
    path: job.path,
    message: `its branch "${branch}" and the branch "${twin}" of a job in the same file differ in case only, which a condition of ${title} does not tell apart`,
    fix: 'drop one of the two branches, or let the jobs not depend on each other',
  }))));
}

function withCondition({ jobs }: JobGroup): Job[] {
  const all = jobs.map(branchesOf).reduce(union);
  return jobs.filter((job) => !sameBranches(branchesOf(job), all));
}

function twinsOf(job: Job, group: JobGroup): [string, string][] {
  const named = new Set(group.jobs.flatMap((other) => branchesOf(other).branches));
  return branchesOf(job).branches.flatMap((branch) => [...named]
    .filter((other) => other !== branch && other.toLowerCase() === branch.toLowerCase())
    .map((other): [string, string] => [branch, other]));
}
