import { RunStatus } from './run-status';

/** How a run ends when nobody cancels it through the API. `cancelled`: somebody cancels it in the web application. */
export type RunOutcome = 'success' | 'error' | 'cancelled';

/** A step as it is laid down when the run is triggered. */
export interface PlannedStep {
  /** As the API shows it: `Clone git repository`, ``Invoke dbt with `dbt build` ``. */
  readonly name: string;
  /** The dbt command; missing for the steps with which the service prepares a run. */
  readonly command?: string;
  /** The step's share of the running time, relative to the other steps. */
  readonly weight: number;
}

/** All that decides a run's life. */
export interface RunPlan {
  readonly steps: readonly PlannedStep[];
  readonly outcome: RunOutcome;
  /** Index in `steps` of the step that fails or is cancelled; without meaning for a run that succeeds. */
  readonly lastStep: number;
  /** From the moment the job is free for this run to its end; 0 ends it at once. */
  readonly durationMs: number;
}

/** One step at one moment. Times are milliseconds since the job was free for the run. */
export interface StepLife extends PlannedStep {
  readonly status: RunStatus;
  readonly startedMs?: number;
  readonly finishedMs?: number;
  /** How long the step takes if nothing stops it; 0 for one that never starts. */
  readonly plannedMs: number;
  /** How the step ends if the API is not asked to cancel it. */
  readonly ending: RunOutcome;
  /** The share of its work that the step has done, 0 to 1; stays below 1 where a cancel stopped it. */
  readonly progress: number;
}

/** A run at one moment. Times are milliseconds since the job was free for the run. */
export interface RunLife {
  readonly status: RunStatus;
  readonly dequeuedMs?: number;
  readonly startedMs?: number;
  readonly finishedMs?: number;
  readonly steps: readonly StepLife[];
}

/** Shares of a run's time after which it has left the queue and after which its first step begins. */
const DEQUEUED = 0.1;
const STARTED = 0.2;

const ENDINGS: Readonly<Record<RunOutcome, RunStatus>> = {
  success: RunStatus.SUCCESS,
  error: RunStatus.ERROR,
  cancelled: RunStatus.CANCELLED,
};

/**
 * The state of a run, as a function of time alone.
 *
 * @param elapsedMs since the job was free for this run; negative while it still waits for another run of the job
 * @param cancelledMs when the API was asked to cancel it, on the same scale
 */
export function runLife(plan: RunPlan, elapsedMs: number, cancelledMs = Infinity): RunLife {
  const stopped = cancelledMs < plan.durationMs && elapsedMs >= cancelledMs;
  const moment = stopped ? cancelledMs : elapsedMs;
  const ended = moment >= plan.durationMs;
  const reached = (share: number): number | undefined => (moment >= after(plan, share) ? after(plan, share) : undefined);
  return {
    status: stopped ? RunStatus.CANCELLED : statusAt(plan, moment),
    dequeuedMs: reached(DEQUEUED),
    startedMs: reached(STARTED),
    finishedMs: stopped ? cancelledMs : ended ? plan.durationMs : undefined,
    steps: stepLives(plan, moment).map((step) => (stopped ? cancelledStep(step, cancelledMs) : step)),
  };
}

/** When the run ends if nothing more happens to it, on the scale of {@link runLife}. */
export function endOfRun(plan: RunPlan, cancelledMs = Infinity): number {
  return Math.min(plan.durationMs, cancelledMs);
}

function statusAt(plan: RunPlan, moment: number): RunStatus {
  if (moment >= plan.durationMs) return ENDINGS[plan.outcome];
  if (moment >= after(plan, STARTED)) return RunStatus.RUNNING;
  return moment >= after(plan, DEQUEUED) ? RunStatus.STARTING : RunStatus.QUEUED;
}

function stepLives(plan: RunPlan, moment: number): StepLife[] {
  const executed = plan.outcome === 'success' ? plan.steps.length : plan.lastStep + 1;
  const total = sumOfWeights(plan.steps.slice(0, executed));
  const at = (weight: number): number => after(plan, STARTED + ((1 - STARTED) * weight) / total);
  return plan.steps.map((step, index) => {
    if (index >= executed) return neverStarted(step, moment >= plan.durationMs);
    const begins = at(sumOfWeights(plan.steps.slice(0, index)));
    const isLast = index === executed - 1;
    const ends = isLast ? plan.durationMs : at(sumOfWeights(plan.steps.slice(0, index + 1)));
    return stepLife(step, begins, ends, moment, isLast ? plan.outcome : 'success');
  });
}

function stepLife(step: PlannedStep, begins: number, ends: number, moment: number, ending: RunOutcome): StepLife {
  // A step that is going to be cancelled gets no further than half its work.
  const work = ending === 'cancelled' ? 0.5 : 1;
  const plannedMs = ends - begins;
  if (moment >= ends) return { ...step, ending, plannedMs, status: ENDINGS[ending], startedMs: begins, finishedMs: ends, progress: work };
  if (moment < begins) return { ...step, ending, plannedMs, status: RunStatus.QUEUED, progress: 0 };
  return { ...step, ending, plannedMs, status: RunStatus.RUNNING, startedMs: begins, progress: (work * (moment - begins)) / plannedMs };
}

/** A step behind the one that failed: it waits until the run has ended, then it is given up. */
function neverStarted(step: PlannedStep, runEnded: boolean): StepLife {
  return { ...step, ending: 'cancelled', plannedMs: 0, status: runEnded ? RunStatus.CANCELLED : RunStatus.QUEUED, progress: 0 };
}

function cancelledStep(step: StepLife, cancelledMs: number): StepLife {
  if (step.finishedMs !== undefined) return step;
  return { ...step, status: RunStatus.CANCELLED, finishedMs: step.startedMs === undefined ? undefined : cancelledMs };
}

/** The end of a share of the run's time, in whole milliseconds like everything that the API tells. */
function after(plan: RunPlan, share: number): number {
  return Math.round(share * plan.durationMs);
}

function sumOfWeights(steps: readonly PlannedStep[]): number {
  return steps.reduce((sum, step) => sum + step.weight, 0);
}
