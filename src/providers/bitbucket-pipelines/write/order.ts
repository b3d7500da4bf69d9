import { StartedJob } from './keyed-pipeline';
import { Job } from '../../../model/job';
import { ancestorsOf, inOrder } from '../../../model/job-graph';
import { intersection, isEmpty, languageOf } from '../../../model/patterns/language';
import { NameSet } from '../../../model/patterns/name-set';

/** A pair of jobs that Bitbucket's order would tie together although the definition does not. */
export interface TiedJobs {
  readonly job: Job;
  readonly waitsFor: Job;
}

/** The jobs in stages: all of one stage side by side, a stage after all of the stage before. */
export function stagesOf(started: readonly StartedJob[]): StartedJob[][] {
  const stages: StartedJob[][] = [];
  const stageOf = new Map<string, number>();
  for (const job of inOrder([...new Set(started.map((start) => start.job))])) {
    const stage = 1 + Math.max(-1, ...job.needs.map((id) => stageOf.get(id) ?? -1));
    stageOf.set(job.id, stage);
    (stages[stage] ??= []).push(...started.filter((start) => start.job === job));
  }
  return stages;
}

/**
 * Steps run strictly in order, and after a failure nothing more runs. That is exact only where every job needs, directly or not, all the
 * jobs of the stages before: otherwise a failure would stop a job that does not depend on it.
 * @see https://support.atlassian.com/bitbucket-cloud/docs/parallel-step-options/
 */
export function firstTiedJobs(started: readonly StartedJob[]): TiedJobs | undefined {
  const jobs = started.map(({ job }) => job);
  const earlier: StartedJob[] = [];
  for (const stage of stagesOf(started)) {
    for (const start of earlier.length === 0 ? [] : stage) {
      const ancestors = ancestorsOf(start.job, jobs);
      const waitsFor = earlier.find((other) => !ancestors.has(other.job) && runTogether(start, other));
      if (waitsFor) return { job: start.job, waitsFor: waitsFor.job };
    }
    earlier.push(...stage);
  }
  return undefined;
}

/** A job that is not for the target ends green, and ties nobody. */
function runTogether({ targets: one }: StartedJob, { targets: other }: StartedJob): boolean {
  return one === undefined || other === undefined || key(one) === key(other) || !isEmpty(intersection(languageOf(one), languageOf(other)));
}

function key(names: NameSet): string {
  return JSON.stringify(names);
}
