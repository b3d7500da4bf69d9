import type { Outcome, Signal, StopReason } from './outcome';
import type { Answer } from '../http/answer';
import type { ApiRequest } from '../http/request';
import type { Moment, Outage } from '../http/retry';
import type { KnownRun, Run } from '../http/run';
import type { Configuration } from '../settings/configuration';
import type { ReportedNodes } from '../show/node-lines';

/** What stays the same from start to end. Times are milliseconds since 1970. */
export interface Session {
  readonly config: Configuration;
  /** Part of the cause that tells our run from others. */
  readonly correlationId: string;
  /** Whether an earlier attempt of this job may have a run; where it is not set, there was none. */
  readonly restarted?: 'no' | 'perhaps';
  readonly startedAt: number;
  /** Milliseconds without a line after which a sign of life is printed; a minute where it is not set. */
  readonly longestSilenceMs?: number;
}

/** What a decision rests on beside the state: what stays the same, and the moment. */
export type Context = Session & Moment;

/** Looking for what earlier starts of this job left behind, before anything is started. */
export interface Attaching {
  readonly phase: 'attach';
  /** Ids of the older runs that are still to be cancelled, newest first. */
  readonly superseded: readonly string[];
  /** How often the first of them was told to. */
  readonly cancels: number;
  /** The active run of others whose end is waited for. */
  readonly waitsFor?: string;
  readonly outage?: Outage;
}

/** Starting the run: until the API said yes or no. */
export interface Triggering {
  readonly phase: 'trigger';
  /** Whether a trigger is under way right now. */
  readonly sent: boolean;
  /** Whether an earlier trigger had no clear answer and was then shown to have started nothing. */
  readonly repeated: boolean;
  /** The failed run to go on from, in place of a new one. */
  readonly rerunOf?: string;
  readonly outage?: Outage;
}

/** Looking for the run after a trigger without a clear answer. */
export interface Finding {
  readonly phase: 'find';
  /** When the unclear answer came. */
  readonly since: number;
  readonly repeated: boolean;
  readonly rerunOf?: string;
  readonly outage?: Outage;
}

/** Following the run to its end. */
export interface Watching {
  readonly phase: 'watch';
  readonly run: KnownRun;
  readonly seen?: Run;
  /** When the last line was printed. */
  readonly printedAt: number;
  readonly said: ReportedNodes;
  /** Milliseconds that the job's last successful runs took; not set while they are asked for. */
  readonly history?: readonly number[];
  /** When this program first saw the run out of the queue. */
  readonly runningSince?: number;
  /** Milliseconds that a run of this job usually takes, where that is known. */
  readonly expectedMs?: number;
  readonly outage?: Outage;
}

/** Fetching the log of a run that failed, which may come later than its status. */
export interface ReadingLog {
  readonly phase: 'log';
  readonly run: KnownRun;
  readonly failed: Run;
  readonly looks: number;
}

/** Ending before the run does: cancelling it, after finding it where its id is not known. */
export interface Stopping {
  readonly phase: 'stop';
  readonly reason: StopReason;
  /** Set where this program started nothing, and looks for the run of an earlier attempt only. */
  readonly seeks?: 'earlier attempt';
  /** The run that was asked to be repeated, where the repetition is what is looked for. */
  readonly rerunOf?: string;
  /** Whether the answer to a trigger is still waited for. */
  readonly awaitsTrigger: boolean;
  /** When to end, whatever has been reached. */
  readonly until: number;
  readonly run?: KnownRun;
}

/** The states in which a run is wanted. */
export type ActiveState = Attaching | Triggering | Finding | Watching;

/** Where the program is. */
export type State = ActiveState | ReadingLog | Stopping;

/** What happened: the start, the answer to the last request, the end of the last wait, or a signal at any time. */
export type Input =
  | { readonly kind: 'start' }
  | { readonly kind: 'answer'; readonly answer: Answer }
  | { readonly kind: 'elapsed' }
  | { readonly kind: 'signal'; readonly signal: Signal };

/** What to do next. Times are milliseconds. */
export type Action =
  | { readonly kind: 'send'; readonly request: ApiRequest; readonly timeoutMs: number }
  | { readonly kind: 'wait'; readonly durationMs: number }
  /** Goes on waiting for the answer to the request that is under way. */
  | { readonly kind: 'hold'; readonly durationMs: number }
  | { readonly kind: 'end'; readonly outcome: Outcome };

/** The state from now on, what to do next, and what to print before. */
export interface Decision {
  readonly state: State;
  readonly action: Action;
  readonly lines: readonly string[];
}

/** Decides in one phase. No clock, no network, no log: the same arguments give the same decision. */
export type Decide<S extends State> = (context: Context, state: S, input: Input) => Decision;
