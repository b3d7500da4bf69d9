import { Job } from './job';

/** The jobs in an order in which each stands after the jobs that it needs; otherwise as they were written. */
export function inOrder(jobs: readonly Job[]): Job[] {
  const ordered = new Set<Job>();
  const byId = new Map(jobs.map((job) => [job.id, job]));
  const place = (job: Job): void => {
    if (ordered.has(job)) return;
    for (const id of job.needs) {
      const needed = byId.get(id);
      if (needed) place(needed);
    }
    ordered.add(job);
  };
  jobs.forEach(place);
  return [...ordered];
}

/** The jobs in groups that do not depend on each other, each group in order. */
export function related(jobs: readonly Job[]): Job[][] {
  const groupOf = new Map<string, Job[]>();
  const ordered = inOrder(jobs);
  for (const job of ordered) {
    const group = [job];
    for (const neighbours of new Set(job.needs.map((id) => groupOf.get(id)))) group.push(...neighbours ?? []);
    for (const member of group) groupOf.set(member.id, group);
  }
  const places = new Map(ordered.map((job, index) => [job, index]));
  return [...new Set(groupOf.values())].map((group) => group.sort((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0)));
}

/** All the jobs that must have succeeded before `job` starts, directly or not. */
export function ancestorsOf(job: Job, jobs: readonly Job[]): Set<Job> {
  const byId = new Map(jobs.map((other) => [other.id, other]));
  const found = new Set<Job>();
  const visit = (id: string): void => {
    const needed = byId.get(id);
    if (!needed || found.has(needed)) return;
    found.add(needed);
    needed.needs.forEach(visit);
  };
  job.needs.forEach(visit);
  return found;
}
