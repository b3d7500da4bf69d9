import { Job } from '../../model/job';
import { ancestorsOf, inOrder } from '../../model/job-graph';

/** A pair of jobs that Bitbucket's order would tie together although the definition does not. */
export interface TiedJobs {
  readonly job: Job;
  readonly waitsFor: Job;
}

/** The jobs in stages: all of one stage side by side, a stage after all of the stage before. */
export function stagesOf(jobs: readonly Job[]): Job[][] {
  const stages: Job[][] = [];
  for (const job of inOrder(jobs)) {
    const last = Math.max(-1, ...stages.map((stage, index) => stage.some((other) => job.needs.includes(other.id)) ? index : -1));
    (stages[last + 1] ??= []).push(job);
  }
  return stages;
}

/**
 * Steps run strictly in order, and after a failure nothing more runs. That is exact only where every job needs, directly or not, all the
 * jobs of the stages before: otherwise a failure would stop a job that does not depend on it.
 * @see https://support.atlassian.com/bitbucket-cloud/docs/parallel-step-options/
 */
export function firstTiedJobs(jobs: readonly Job[]): TiedJobs | undefined {
  const earlier: Job[] = [];
  for (const stage of stagesOf(jobs)) {
    for (const job of stage) {
      const ancestors = ancestorsOf(job, jobs);
      const waitsFor = earlier.find((other) => !ancestors.has(other));
      if (waitsFor) return { job, waitsFor };
    }
    earlier.push(...stage);
  }
  return undefined;
}
