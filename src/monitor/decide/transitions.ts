import { Variable } from '../contract';
import { causeWithId } from './correlation-id';
import { leftRunning, notStarted, runLink, type Outcome } from './outcome';
import type { ActiveState, Attaching, Context, Decision, State, Stopping, Triggering, Watching } from './state';
import type { Failure, NoData } from '../http/answer';
import { cancelRequest, lastSuccessesRequest, newestRunsRequest, rerunRequest, triggerRequest, type ApiRequest } from '../http/request';
import { isExhausted, retryDelayMs, withFailure } from '../http/retry';
import type { KnownRun, Run } from '../http/run';
import { reasonAndAdvice, reasonOf } from '../show/hint';
import { progressLines } from '../show/progress';
import { formatDuration } from '../text/duration';

/** Before the first trigger is sent. */
export const FIRST_TRIGGER: Triggering = { phase: 'trigger', sent: false, repeated: false };

/** Of a run that is found. */
export const LEFT_ACTIVE = 'left active by an earlier attempt of this job';
/** Of a list that is not. */
export const RUNS_UNREADABLE = 'the job\'s runs could not be read';

const ADDRESS_WINDOW_MS = 60_000;

/** What the question for earlier runs may take: they are good to know, and no more. */
const HISTORY_TIMEOUT_MS = 5_000;

/** Until the first look for a run whose trigger had no clear answer. */
const FIRST_LOOK_MS = 1_000;

/** Sends the trigger. */
export function sendTrigger(context: Context, state: Triggering): Decision {
  const { config, correlationId } = context;
  const isRerun = state.rerunOf !== undefined;
  const request = isRerun ? rerunRequest(config) : triggerRequest(config, causeWithId(config.cause, correlationId));
  return send(context, { ...state, sent: true }, request);
}

/** Waits for the next try, or gives nothing where the window is over. `what` could not be done. */
export function tryAgain(context: Context, state: ActiveState, what: string, answer: NoData, window: number): Decision | undefined {
  const outage = withFailure(state.outage, context);
  if (isExhausted(outage, context, window)) return undefined;
  const durationMs = retryDelayMs(outage, context, { window, asked: (answer as Failure).retryAfterMs });
  return wait({ ...state, outage }, durationMs, `${what}: ${reasonOf(answer)}; next try in ${formatDuration(durationMs)}`);
}

/** As `tryAgain` before there is a run; ends where another try would not help. */
export function tryStartAgain(context: Context, state: Attaching | Triggering, what: string, answer: NoData): Decision {
  const { config } = context;
  const { retryWindowMs } = config;
  // where waiting seldom helps, a mistyped host need not hold the pipeline for longer
  const again = answer.kind !== 'failed' ? undefined
    : tryAgain(context, state, what, answer, answer.suspect === undefined ? retryWindowMs : Math.min(retryWindowMs, ADDRESS_WINDOW_MS));
  return again ?? end(state, notStarted(config, ...reasonAndAdvice(answer, config)));
}

/** Goes over to looking for the run, after an answer that leaves open whether there is one. */
export function beginFinding({ now }: Context, { repeated, rerunOf }: Triggering, reason: string): Decision {
  return wait({ phase: 'find', since: now, repeated, rerunOf }, FIRST_LOOK_MS,
    `the trigger had no clear answer (${reason}): looking for a run with our correlation id`);
}

/** Goes over to following a run that was started or found; `shared` where others started it. */
export function beginWatching(context: Context, run: Run, how: string, shared?: 'yes'): Decision {
  const { config, now } = context;
  const known = { ...knownRun(context, run), shared };
  const lines = [`run ${run.id} ${how}: ${known.link}`];
  if (run.projectId !== '' && run.projectId !== config.projectId) {
    lines.push(`the job belongs to project ${run.projectId}: correct ${Variable.PROJECT_ID}, which is ${config.projectId}`);
  }
  const state: Watching = { phase: 'watch', run: known, seen: run, printedAt: now, said: new Map() };
  if (config.wait === 'off') return end(state, leftRunning(known), ...lines);
  lines.push(...progressLines(undefined, run, 0, new Map()));
  return { ...send(context, state, lastSuccessesRequest(config), HISTORY_TIMEOUT_MS), lines };
}

/** Sends what the stop is at: the cancel, or the search for what to cancel. */
export function sendStop(context: Context, state: Stopping): Decision {
  const { config, now } = context;
  const request = state.run === undefined ? newestRunsRequest(config) : cancelRequest(config, state.run.id);
  const lines = state.run === undefined ? [] : [`cancelling run ${state.run.id}`];
  return { ...send(context, { ...state, awaitsTrigger: false }, request, Math.max(1, state.until - now)), lines };
}

/** The run as the rest of the program refers to it. */
export function knownRun({ config, now }: Context, run: Run): KnownRun {
  return { id: run.id, link: run.href || runLink(config, run.id), since: now };
}

/** Sends a request, which may take as long as is set, or less where `most` milliseconds are less. */
export function send(context: Context, state: State, request: ApiRequest, most = Infinity): Decision {
  return { state, action: { kind: 'send', request, timeoutMs: Math.min(most, context.config.httpTimeoutMs) }, lines: [] };
}

/** Waits for so many milliseconds. */
export function wait(state: State, durationMs: number, ...lines: readonly string[]): Decision {
  return { state, action: { kind: 'wait', durationMs }, lines };
}

/** Ends the program. */
export function end(state: State, outcome: Outcome, ...lines: readonly string[]): Decision {
  return { state, action: { kind: 'end', outcome }, lines };
}

/** The decision, with something to print before what it prints. */
export function withLines(decision: Decision, ...lines: readonly string[]): Decision {
  return { ...decision, lines: [...lines, ...decision.lines] };
}
