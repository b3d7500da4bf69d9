import { BranchSet, union } from './branch-set';
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

/** Jobs that depend on each other, directly or not, and therefore share a file where a provider has many. */
export interface JobGroup {
  /** The id of the last job that no other job of the group needs: what the group is for. */
  readonly id: string;
  readonly name: string;
  readonly jobs: readonly Job[];
}

export function groupsOf(jobs: readonly Job[]): JobGroup[] {
  const groups: Job[][] = [];
  for (const job of inOrder(jobs)) {
    const related = groups.filter((group) => group.some((other) => job.needs.includes(other.id)));
    const rest = groups.filter((group) => !related.includes(group));
    groups.splice(0, groups.length, ...rest, [...related.flat(), job]);
  }
  return groups.map((members) => {
    const group = inOrder(jobs).filter((job) => members.includes(job));
    const last = group.filter((job) => !group.some((other) => other.needs.includes(job.id))).slice(-1)[0];
    return { id: last.id, name: last.name, jobs: group };
  });
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
