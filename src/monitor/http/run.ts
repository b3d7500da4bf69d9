import { asId, asList, asObject, asText, isObject, type JsonObject } from '../text/json';

/**
 * Status codes of a run and of a step.
 *
 * @see https://docs.getdbt.com/dbt-cloud/api-v2#/operations/Retrieve%20Run
 */
export const Status = { QUEUED: 1, STARTING: 2, RUNNING: 3, SUCCESS: 10, ERROR: 20, CANCELLED: 30 } as const;

const FINAL: readonly number[] = [Status.SUCCESS, Status.ERROR, Status.CANCELLED];

/** What this program reads of a run. The API may add fields and leave others empty. */
export interface Run {
  readonly id: string;
  readonly status: number;
  /** Only to be believed for a status that this program does not know. */
  readonly isComplete: boolean;
  readonly message: string;
  /** Address of the run's page, if the API gave one. */
  readonly href: string;
  readonly projectId: string;
  /** How long it has run, queue left out, where the API tells. */
  readonly seconds?: number;
  readonly cause: string;
  /** Id of the failed run that this one goes on from, else empty. */
  readonly retryOf: string;
  readonly steps: readonly Step[];
}

/** One step of a run: a dbt command, or something that dbt Cloud does before it. */
export interface Step {
  readonly number: number;
  readonly name: string;
  readonly status: number;
  /** How long it took, or has taken so far, where the API tells. */
  readonly seconds?: number;
  /** What the step printed so far; empty while there is none. */
  readonly log: string;
}

/** The run that was started or found. */
export interface KnownRun {
  readonly id: string;
  readonly link: string;
  /** When this program learned of it. */
  readonly since: number;
  /** Set where others started it and may wait for it: it is never cancelled from here. */
  readonly shared?: 'yes';
}

/** Reads a run, or gives `undefined` for what is not a run. */
export function readRun(data: unknown): Run | undefined {
  if (!isObject(data)) return undefined;
  const id = asId(data.id);
  if (id === '' || typeof data.status !== 'number') return undefined;
  return {
    id,
    status: data.status,
    isComplete: data.is_complete === true,
    message: asText(data.status_message),
    href: /^https?:\/\/\S+$/.test(asText(data.href)) ? asText(data.href) : '',
    projectId: asId(data.project_id),
    seconds: readSeconds(asText(data.run_duration)),
    cause: asText(asObject(data.trigger).cause),
    retryOf: asId(data.retrying_run_id),
    steps: asList(data.run_steps).filter(isObject).map(readStep),
  };
}

/** The runs of a list, without what is not a run; `undefined` for what is not a list. */
export function readRuns(list: unknown): readonly Run[] | undefined {
  return Array.isArray(list) ? list.map(readRun).filter(run => run !== undefined) : undefined;
}

/** Whether a run may still change. A status that this program does not know may. */
export function isActive(run: Run): boolean {
  return !run.isComplete && !FINAL.includes(run.status);
}

/** The word for a status, also for one that this program does not know. */
export function statusName(status: number): string {
  const [name] = Object.entries(Status).find(([, code]) => code === status) ?? [];
  return name === undefined ? `status ${status}` : name[0] + name.slice(1).toLowerCase();
}

/** How a step is called in the log. */
export function stepTitle({ number, name }: Step): string {
  return `step ${number}, ${name}`;
}

function readStep(step: JsonObject, position: number): Step {
  return {
    number: typeof step.index === 'number' ? step.index : position + 1,
    name: asText(step.name) || 'step without a name',
    status: typeof step.status === 'number' ? step.status : 0,
    seconds: readSeconds(asText(step.duration)),
    log: asText(step.logs) || asText(step.debug_logs) || asText(step.truncated_debug_logs),
  };
}

/** Reads `HH:MM:SS`. */
function readSeconds(duration: string): number | undefined {
  const match = /^(\d+):(\d\d):(\d\d)/.exec(duration);
  return match === null ? undefined : Number(match[1]) * 3600 + Number(match[2]) * 60 + Number(match[3]);
}
