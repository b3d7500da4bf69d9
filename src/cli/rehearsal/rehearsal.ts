import { performance } from 'node:perf_hooks';
import { ProviderId } from '../../model/provider-id';
import { PlannedJob } from '../../providers/plan';
import { CommandError } from '../command-error';
import { JobResult, Stage, runJob } from './job-run';

/** The jobs of one provider that are to run. */
export interface ProviderJobs {
  readonly provider: ProviderId;
  readonly title: string;
  /** Each job after those that it needs. */
  readonly jobs: readonly PlannedJob[];
}

export interface RehearsedJob {
  readonly provider: ProviderId;
  readonly title: string;
  /** The job's key in the pipeline file. */
  readonly job: string;
  readonly name: string;
  readonly result: JobResult | 'skipped';
  /** Of the last step that ran; absent when none did. */
  readonly exitCode?: number;
  /** Whether an emulator stood in for dbt Cloud: true when the job asked it at least once. */
  readonly isEmulated: boolean;
  readonly seconds: number;
}

/**
 * Runs the jobs one after the other, provider by provider.
 *
 * A job whose `needs` did not all succeed is skipped; what does not depend on a failed job still runs. After an
 * interruption nothing more is started.
 */
export async function rehearseJobs(providers: readonly ProviderJobs[], stage: Stage, print: (line: string) => void): Promise<RehearsedJob[]> {
  const results: RehearsedJob[] = [];
  for (const { provider, title, jobs } of providers) {
    const failed = new Set<string>();
    for (const job of jobs) {
      const missing = job.needs.find((need) => failed.has(need));
      const end = await rehearseJob(job, missing, stage, (line) => print(`[${provider} ${job.id}] ${line}`));
      if (end.result !== 'succeeded') failed.add(job.id);
      results.push({ provider, title, job: job.id, name: job.name, ...end });
    }
  }
  return results;
}

type End = Pick<RehearsedJob, 'result' | 'exitCode' | 'isEmulated' | 'seconds'>;

async function rehearseJob(job: PlannedJob, missing: string | undefined, stage: Stage, print: (line: string) => void): Promise<End> {
  if (stage.interruption.aborted) return { result: 'cancelled', isEmulated: false, seconds: 0 };
  if (missing !== undefined) {
    print(`skipped: it needs ${missing}, which did not succeed`);
    return { result: 'skipped', isEmulated: false, seconds: 0 };
  }
  const start = performance.now();
  const end = await runOrFail(job, stage, print);
  return { ...end, seconds: Math.round((performance.now() - start) / 100) / 10 };
}

/** What this machine lacks for one job is no reason to leave out the others. */
async function runOrFail(job: PlannedJob, stage: Stage, print: (line: string) => void): Promise<Omit<End, 'seconds'>> {
  try {
    return await runJob(job, stage, print);
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    // whatever could not be made: it was not given the time
    if (stage.interruption.aborted) return { result: 'cancelled', isEmulated: false };
    print(error.message);
    return { result: 'failed', isEmulated: false };
  }
}
