import { BranchSet, overlaps, union } from './branch-set';
import { Job } from './job';

/** The branches whose push starts the job. */
export function branchesOf(job: Job): BranchSet {
  return job.triggers.map((trigger) => trigger.branches).reduce(union);
}

/** The jobs in an order in which each stands after the jobs that it needs; otherwise as they were written. */
export function inOrder(jobs: readonly Job[]): Job[] {
  const ordered: Job[] = [];
  const byId = new Map(jobs.map((job) => [job.id, job]));
  const place = (job: Job): void => {
    if (ordered.includes(job)) return;
    for (const id of job.needs) {
      const needed = byId.get(id);
      if (needed) place(needed);
    }
    ordered.push(job);
  };
  jobs.forEach(place);
  return ordered;
}

/**
 * Jobs that depend on each other, directly or not, and the branches for which exactly these run: where a provider has many files, one of
 * them. Its trigger says it all, so no job needs a condition on the branch, which some providers decide without regard to case.
 */
export interface JobGroup {
  /** The id of the last job that no other job of the group needs: what the group is for. Numbered where several groups end in it. */
  readonly id: string;
  readonly name: string;
  readonly jobs: readonly Job[];
  readonly branches: BranchSet;
}

export function groupsOf(jobs: readonly Job[]): JobGroup[] {
  const groups = new Map<string, { readonly jobs: readonly Job[]; readonly branches: BranchSet }>();
  for (const branches of alikeBranches(jobs)) {
    for (const members of related(jobs.filter((job) => overlaps(branchesOf(job), branches)))) {
      const key = members.map(({ id }) => id).join(' ');
      groups.set(key, { jobs: members, branches: union(groups.get(key)?.branches ?? branches, branches) });
    }
  }
  const place = (group: { readonly jobs: readonly Job[] }): number => jobs.indexOf(lastOf(group.jobs));
  const ordered = [...groups.values()].sort((a, b) => place(a) - place(b) || b.jobs.length - a.jobs.length);
  const ids = new Set<string>();
  return ordered.map((group) => ({ ...group, id: unusedId(lastOf(group.jobs), jobs, ids), name: lastOf(group.jobs).name }));
}

/** Each branch that some job names, and all the others together: within one of these sets the same jobs run. */
function alikeBranches(jobs: readonly Job[]): BranchSet[] {
  const named = [...new Set(jobs.flatMap((job) => branchesOf(job).branches))];
  return [...named.map((branch): BranchSet => ({ kind: 'only', branches: [branch] })), { kind: 'except', branches: named }];
}

/** The jobs in lots that do not depend on each other. */
function related(jobs: readonly Job[]): Job[][] {
  const lots: Job[][] = [];
  for (const job of inOrder(jobs)) {
    const near = lots.filter((lot) => lot.some((other) => job.needs.includes(other.id)));
    lots.splice(0, lots.length, ...lots.filter((lot) => !near.includes(lot)), [...near.flat(), job]);
  }
  return lots.map((lot) => inOrder(jobs).filter((job) => lot.includes(job)));
}

function lastOf(jobs: readonly Job[]): Job {
  return jobs.filter((job) => !jobs.some((other) => other.needs.includes(job.id))).slice(-1)[0];
}

function unusedId({ id }: Job, jobs: readonly Job[], used: Set<string>): string {
  let candidate = id;
  for (let number = 2; used.has(candidate); number += 1) {
    candidate = `${id}-${number}`;
    if (jobs.some((job) => job.id === candidate)) used.add(candidate);
  }
  used.add(candidate);
  return candidate;
}

/** All the jobs that must have succeeded before `job` starts, directly or not. */
export function ancestorsOf(job: Job, jobs: readonly Job[]): Set<Job> {
  const found = new Set<Job>();
  const visit = (id: string): void => {
    const needed = jobs.find((other) => other.id === id);
    if (!needed || found.has(needed)) return;
    found.add(needed);
    needed.needs.forEach(visit);
  };
  job.needs.forEach(visit);
  return found;
}
