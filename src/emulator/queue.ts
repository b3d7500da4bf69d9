import { endOfRun, RunPlan } from './run-life';

/** What the queue knows of a run. Times are milliseconds on the emulator's clock. */
export interface QueuedRun {
  readonly plan: RunPlan;
  readonly createdAt: number;
  readonly cancelledAt?: number;
}

/**
 * When each run of one deployment job has the job for itself: such a job runs one run at a time, and the others wait
 * in the order in which they were triggered.
 *
 * @param runs all runs of the job, oldest first
 * @see https://docs.getdbt.com/docs/deploy/job-scheduler
 */
export function freeTimes(runs: readonly QueuedRun[]): number[] {
  let busyUntil = -Infinity;
  return runs.map((run) => {
    const free = Math.max(run.createdAt, busyUntil);
    // A run that was cancelled in the queue never held the job, so the one behind it waits no longer for it.
    busyUntil = Math.max(busyUntil, free + endOfRun(run.plan, cancelledMs(run, free)));
    return free;
  });
}

/** The moment of the cancel on the scale of the run's life. */
export function cancelledMs(run: QueuedRun, free: number): number | undefined {
  return run.cancelledAt === undefined ? undefined : run.cancelledAt - free;
}
