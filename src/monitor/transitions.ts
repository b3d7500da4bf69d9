import type { Failure } from './answer';
import { markedCause } from './cause';
import { Variable } from './contract';
import { formatDuration } from './duration';
import { leftRunning, runLink } from './outcome';
import { isExhausted, pause, troubled, type Moment } from './patience';
import { progressLines } from './progress';
import { cancelRequest, lastSuccessesRequest, newestRunsRequest, rerunRequest, triggerRequest } from './request';
import type { Run } from './run';
import type { ActiveState, Decision, KnownRun, Session, Stopping, Triggering, Watching } from './state';

/** What there is to say of a request that failed. */
export type Trial = Pick<Failure, 'reason' | 'retryAfter' | 'suspect'>;

const ADDRESS_WINDOW = 60_000;

/** What the question for earlier runs may take: they are good to know, and no more. */
const HISTORY_TIMEOUT = 5_000;

/** Until the first look for a run whose trigger had no clear answer. */
const FIRST_LOOK = 1_000;

/** Sends the trigger. */
export function sendTrigger(session: Session, state: Triggering): Decision {
  const { configuration } = session;
  const isRerun = state.rerunOf !== undefined;
  const request = isRerun ? rerunRequest(configuration) : triggerRequest(configuration, markedCause(configuration.cause, session.mark));
  return { state: { ...state, sent: true }, action: { kind: 'send', request, timeout: configuration.httpTimeout }, lines: [] };
}

/** Waits for the next try, or gives nothing where the window is over. `what` could not be done. */
export function tryAgain<S extends ActiveState>(state: S, what: string, failure: Trial, moment: Moment, window: number): Decision | undefined {
  const trouble = troubled(state.trouble, moment);
  if (isExhausted(trouble, moment, window)) return undefined;
  const duration = pause(trouble, moment, { window, asked: failure.retryAfter });
  const line = `${what}: ${failure.reason}; next try in ${formatDuration(duration)}`;
  return { state: { ...state, trouble }, action: { kind: 'wait', duration }, lines: [line] };
}

/** Milliseconds for which a start is tried: where waiting seldom helps, a mistyped host need not hold the pipeline for longer. */
export function startWindow(session: Session, failure: Trial): number {
  const { retryWindow } = session.configuration;
  return failure.suspect === undefined ? retryWindow : Math.min(retryWindow, ADDRESS_WINDOW);
}

/** Goes over to looking for the run, after an answer that leaves open whether there is one. */
export function beginFinding({ repeated, rerunOf }: Triggering, reason: string, moment: Moment): Decision {
  return {
    state: { phase: 'find', since: moment.now, repeated, rerunOf },
    action: { kind: 'wait', duration: FIRST_LOOK },
    lines: [`the trigger had no clear answer (${reason}): looking for a run with our mark before anything is sent again`],
  };
}

/** Goes over to following a run that was started or found. */
export function beginWatching(session: Session, run: Run, how: string, moment: Moment): Decision {
  const { configuration } = session;
  const known = knownRun(session, run, moment);
  const lines = [`run ${run.id} ${how}: ${known.link}`];
  if (run.projectId !== '' && run.projectId !== configuration.projectId) {
    lines.push(`the job belongs to project ${run.projectId}: correct ${Variable.PROJECT_ID}, which is ${configuration.projectId}`);
  }
  const state: Watching = { phase: 'watch', run: known, seen: run, saidAt: moment.now, said: new Map() };
  if (configuration.wait === 'off') return { state, action: { kind: 'end', outcome: leftRunning(known) }, lines };
  return {
    state,
    action: { kind: 'send', request: lastSuccessesRequest(configuration), timeout: Math.min(HISTORY_TIMEOUT, configuration.httpTimeout) },
    lines: [...lines, ...progressLines(undefined, run, 0, new Map())],
  };
}

/** Sends what the stop is at: the cancel, or the search for what to cancel. */
export function sendStop(session: Session, state: Stopping, moment: Moment): Decision {
  const { configuration } = session;
  const request = state.run === undefined ? newestRunsRequest(configuration) : cancelRequest(configuration, state.run.id);
  const timeout = Math.max(1, Math.min(configuration.httpTimeout, state.until - moment.now));
  const lines = state.run === undefined ? [] : [`cancelling run ${state.run.id}`];
  return { state: { ...state, awaitsTrigger: false }, action: { kind: 'send', request, timeout }, lines };
}

/** The run as the rest of the program refers to it. */
export function knownRun(session: Session, run: Run, moment: Moment): KnownRun {
  return { id: run.id, link: run.href || runLink(session.configuration, run.id), since: moment.now };
}
