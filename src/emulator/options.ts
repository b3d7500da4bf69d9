import { FaultRule } from './faults';
import { RunOutcome } from './run-life';

/** The line of dbt that runs a job: `dbt1` with its adapters in Python, `dbt2` in Rust. They differ in their logs and in their results. */
export type DbtEngine = 'dbt1' | 'dbt2';

/** A job that the emulated account has. */
export interface EmulatedJob {
  /** Digits, as many as you like. */
  readonly id: string;
  /** Digits, as many as you like. */
  readonly projectId: string;
  /** @default `Job <id>` */
  readonly name?: string;
  /** How the job's runs end. @default 'success' */
  readonly outcome?: RunOutcome;
  /** Which dbt runs the job. @default 'dbt1' */
  readonly engine?: DbtEngine;
  /** The dbt commands of the job. @default ['dbt build'] */
  readonly steps?: readonly string[];
  /** Whether a run ends with `dbt docs generate`, which makes `catalog.json`. @default false */
  readonly generateDocs?: boolean;
  /** How long a run lives, in milliseconds. @default - that of the emulator */
  readonly durationMs?: number;
}

/** What the owner of the emulator may decide for a single run. */
export type RunSettings = Partial<Pick<EmulatedJob, 'outcome' | 'engine' | 'steps' | 'generateDocs' | 'durationMs'>>;

export interface EmulatorOptions {
  /** TCP port on the loopback interface; 0 picks a free one. @default 0 */
  readonly port?: number;
  /** The one token that is accepted. @default 'emulator-token' */
  readonly token?: string;
  /** Digits. Every other account answers 403. @default '1' */
  readonly accountId?: string;
  /** The jobs of the account. @default - one job '1' of project '1' that succeeds */
  readonly jobs?: readonly EmulatedJob[];
  /** Whether every other job id exists too, as a job of project '1' that succeeds. @default false */
  readonly anyJob?: boolean;
  /** How long a run lives once its job is free for it, in milliseconds; 0 ends it at once. @default 2000 */
  readonly durationMs?: number;
  /** The time in milliseconds since the epoch. @default Date.now */
  readonly clock?: () => number;
  /** Digits that no earlier call has given; the ids of runs, triggers and steps. @default - counts up from a number of 14 digits */
  readonly ids?: () => string;
  /** What goes wrong with which requests. @default - nothing */
  readonly faults?: readonly FaultRule[];
}

/** A job with every setting decided. */
export type Job = Required<EmulatedJob>;

/** The account with every setting decided. */
export interface AccountSettings {
  readonly accountId: string;
  readonly jobs: ReadonlyMap<string, Job>;
  readonly anyJob: boolean;
  readonly durationMs: number;
}

/**
 * The account that the options describe.
 *
 * @throws {Error} where an id is not made of digits, two jobs share one id, or a duration is negative
 */
export function accountSettings(options: EmulatorOptions): AccountSettings {
  const durationMs = duration('durationMs', options.durationMs ?? 2000);
  const jobs = new Map<string, Job>();
  for (const given of options.jobs ?? [{ id: '1', projectId: '1' }]) {
    const job = completeJob(given, durationMs);
    if (jobs.has(job.id)) throw new Error(`jobs: two jobs have the id '${job.id}'; give each job its own id`);
    jobs.set(job.id, job);
  }
  return { accountId: id('accountId', options.accountId ?? '1'), jobs, anyJob: options.anyJob ?? false, durationMs };
}

/** A job with the defaults filled in. */
export function completeJob(job: EmulatedJob, durationMs: number): Job {
  return {
    id: id('jobs.id', job.id),
    projectId: id('jobs.projectId', job.projectId),
    name: job.name ?? `Job ${job.id}`,
    outcome: job.outcome ?? 'success',
    engine: job.engine ?? 'dbt1',
    steps: job.steps ?? ['dbt build'],
    generateDocs: job.generateDocs ?? false,
    durationMs: duration('jobs.durationMs', job.durationMs ?? durationMs),
  };
}

/** Ids of 14 digits: beyond 32 bits, as those of the service are, so that a client which cuts them is found out. */
export function countingIds(): () => string {
  let last = 70_403_100_000_000;
  return () => String(++last);
}

/** The service reads an id as a number, so `007` and `7` are one id there. */
function id(name: string, value: string): string {
  if (!/^\d+$/.test(value)) throw new Error(`${name} '${value}' is not an id; use digits only`);
  return BigInt(value).toString();
}

function duration(name: string, value: number): number {
  if (!(value >= 0 && value < Infinity)) throw new Error(`${name} ${value} is not a duration; use milliseconds, 0 or more`);
  return value;
}
