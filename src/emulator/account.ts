import { AccountSettings, completeJob, Job, RunSettings } from './options';
import { endOfRun, runLife, RunLife, RunPlan } from './run-life';
import { isComplete, RunStatus } from './run-status';
import { failingStep, planSteps } from './run-steps';
import { TriggerFields } from './trigger-schema';

/** A run as it was triggered, with the one thing that can happen to it afterwards: a cancel. */
export interface Run extends QueuedRun {
  readonly id: string;
  readonly triggerId: string;
  readonly stepIds: readonly string[];
  readonly job: Job;
  readonly trigger: TriggerFields;
  /** The failed run that this one goes on from. */
  readonly retryOf?: string;
}

/** A run at one moment. Times are milliseconds on the emulator's clock. */
export interface RunNow {
  readonly run: Run;
  readonly life: RunLife;
  /** When the job was free for this run: the zero of the times in `life`. */
  readonly free: number;
  readonly now: number;
  /** The runs of the same job that have to end before this one begins. */
  readonly blockedBy: readonly string[];
}

/** The one account of the emulator: its jobs and the runs made so far. Every state is worked out from the clock when asked for. */
export class Account {
  public readonly id: string;
  private readonly made: Run[] = [];
  private readonly planned = new Map<string, RunSettings[]>();

  public constructor(
    private readonly settings: AccountSettings,
    private readonly clock: () => number,
    private readonly ids: () => string,
  ) {
    this.id = settings.accountId;
  }

  public jobs(): Job[] {
    return [...this.settings.jobs.values()];
  }

  public job(id: string): Job | undefined {
    const known = this.settings.jobs.get(id);
    return known ?? (this.settings.anyJob ? completeJob({ id, projectId: '1' }, this.settings.durationMs) : undefined);
  }

  /** Lays down how the next run of a job goes that nobody has laid down yet. */
  public planNextRun(jobId: string, settings: RunSettings): void {
    const job = this.job(jobId);
    if (job === undefined) throw new Error(`job '${jobId}' is not a job of account ${this.id}; name it in the option jobs`);
    this.planned.set(job.id, [...(this.planned.get(job.id) ?? []), settings]);
  }

  public trigger(job: Job, trigger: TriggerFields): RunNow {
    const settings = { ...job, ...this.planned.get(job.id)?.shift() };
    const steps = planSteps({
      commands: trigger.steps_override ?? settings.steps,
      generateDocs: trigger.generate_docs_override ?? settings.generateDocs,
      schemaOverride: trigger.schema_override ?? undefined,
    });
    const plan = { steps, outcome: settings.outcome, lastStep: failingStep(steps), durationMs: settings.durationMs };
    return this.make({ job, trigger, plan });
  }

  /** Goes on from the step at which the job's last run failed, as that run was triggered; where it did not fail, starts a new run. */
  public rerun(job: Job): RunNow {
    const last = this.runs().filter(({ run }) => run.job.id === job.id).at(-1);
    if (last?.life.status !== RunStatus.ERROR) return this.trigger(job, { cause: 'API-triggered rerun' });
    const { plan, trigger, id } = last.run;
    const settings = { ...job, ...this.planned.get(job.id)?.shift() };
    const commands = plan.steps.slice(plan.lastStep).flatMap(({ command }) => command ?? []);
    const steps = planSteps({ commands, generateDocs: false, schemaOverride: trigger.schema_override ?? undefined });
    const rest = { steps, outcome: settings.outcome, lastStep: failingStep(steps), durationMs: settings.durationMs };
    return this.make({ job, trigger: { ...trigger, cause: 'API-triggered rerun' }, plan: rest, retryOf: id });
  }

  private make(run: Pick<Run, 'job' | 'trigger' | 'plan' | 'retryOf'>): RunNow {
    const made: Run = { ...run, id: this.ids(), triggerId: this.ids(), stepIds: run.plan.steps.map(() => this.ids()), createdAt: this.clock() };
    this.made.push(made);
    return this.at(made);
  }

  public run(id: string): RunNow | undefined {
    return this.runs().find(({ run }) => run.id === id);
  }

  /** The run that has a step with this id, and the step's place in it. A run that has not left the queue has no steps yet. */
  public step(id: string): { readonly of: RunNow; readonly index: number } | undefined {
    const of = this.runs().find(({ run, life }) => life.dequeuedMs !== undefined && run.stepIds.includes(id));
    return of === undefined ? undefined : { of, index: of.run.stepIds.indexOf(id) };
  }

  /** Every run at this moment, oldest first. */
  public runs(): RunNow[] {
    const now = this.clock();
    return this.made.map((run) => this.at(run, now));
  }

  /** Cancels a run; one that has ended stays as it is. */
  public cancel(id: string): RunNow | undefined {
    const found = this.run(id);
    if (found === undefined || isComplete(found.life.status)) return found;
    const cancelled = { ...found.run, cancelledAt: found.now };
    this.made[this.made.indexOf(found.run)] = cancelled;
    return this.at(cancelled, found.now);
  }

  private at(run: Run, now = this.clock()): RunNow {
    const siblings = this.made.filter((other) => other.job.id === run.job.id);
    const free = freeTimes(siblings);
    const lifeOf = (index: number): RunLife => runLife(siblings[index].plan, now - free[index], cancelledMs(siblings[index], free[index]));
    const own = siblings.indexOf(run);
    const life = lifeOf(own);
    const blocking = siblings.slice(0, isComplete(life.status) ? 0 : own).filter((_, index) => !isComplete(lifeOf(index).status));
    return { run, life, free: free[own], now, blockedBy: blocking.map((other) => other.id) };
  }
}

/** What the queue knows of a run. Times are milliseconds on the emulator's clock. */
interface QueuedRun {
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
function cancelledMs(run: QueuedRun, free: number): number | undefined {
  return run.cancelledAt === undefined ? undefined : run.cancelledAt - free;
}
