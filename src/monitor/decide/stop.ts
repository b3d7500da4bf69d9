import { Variable } from '../contract';
import { CANCEL_IT, failed, jobLink, stopped, succeeded } from './outcome';
import type { Signal } from './outcome';
import { endFailed } from './read-log';
import type { ActiveState, Context, Decision, Input, State, Stopping } from './state';
import { end, knownRun, sendStop, wait, withLines } from './transitions';
import { correlatedRun } from './trigger';
import { mayPass, type NoData } from '../http/answer';
import { readRun, readRuns, Status, statusName, type KnownRun } from '../http/run';
import { reasonOf } from '../show/hint';

// A provider kills a job a few seconds after the signal: GitHub after 7.5, GitLab and Azure after 10.
const SIGNAL_BUDGET_MS = 4_500;
// The deadline is ours, so there is a little more time.
const DEADLINE_BUDGET_MS = 15_000;
// How long a signal leaves a trigger that is under way to be answered.
const TRIGGER_GRACE_MS = 2_000;
const RETRY_INTERVAL_MS = 500;

const NO_RUN = 'no run was started';

/** Turns any state into the stop that a signal asks for. */
export function interrupt(context: Context, state: State, reason: Signal): Decision {
  const line = `${reason} arrived`;
  const until = context.now + SIGNAL_BUDGET_MS;
  // the run has ended: nothing is left to cancel, and its verdict stands
  if (state.phase === 'log') return endFailed(state);
  if (state.phase === 'stop') return withLines(sendStop(context, { ...state, reason, until: Math.min(until, state.until) }), line);
  const stop = stopOf(state, reason, until);
  if (state.phase === 'trigger' && state.sent) {
    return { state: { ...stop, awaitsTrigger: true }, action: { kind: 'hold', durationMs: TRIGGER_GRACE_MS }, lines: [line] };
  }
  const mayHaveRun = state.phase === 'attach' && context.restarted === 'perhaps' && state.superseded.length === 0;
  if (mayHaveRun) return withLines(sendStop(context, { ...stop, seeks: 'earlier attempt' }), line);
  return stopRun(context, state, stop, line);
}

/** Turns a state whose run has not ended into the stop at the deadline. */
export function stopAtDeadline(context: Context, state: ActiveState): Decision {
  const stop = stopOf(state, 'deadline', context.now + DEADLINE_BUDGET_MS);
  const line = 'the deadline is reached';
  const mayRun = state.phase === 'find' || state.phase === 'watch';
  if (mayRun && context.config.onDeadline === 'leave') {
    return withLines(endStopped(context, stop, fateOf(stop, 'goes on')), `${line}: the run is left alone, as ${Variable.ON_DEADLINE} says`);
  }
  return stopRun(context, state, stop, line);
}

function stopOf(state: ActiveState, reason: Stopping['reason'], until: number): Stopping {
  return {
    phase: 'stop',
    reason,
    until,
    awaitsTrigger: false,
    run: state.phase === 'watch' ? state.run : undefined,
    rerunOf: state.phase === 'trigger' || state.phase === 'find' ? state.rerunOf : undefined,
  };
}

function stopRun(context: Context, { phase }: ActiveState, stop: Stopping, line: string): Decision {
  if (phase === 'attach' || phase === 'trigger') return endStopped(context, stop, stop.reason === 'deadline' ? `${NO_RUN} in time` : NO_RUN);
  if (stop.run?.shared !== undefined) return endStopped(context, stop, fateOf(stop, 'goes on, because others started it'));
  return withLines(sendStop(context, stop), line);
}

/** Cancels the run within the time that is left, and ends. */
export function decideStop(context: Context, state: Stopping, input: Input): Decision {
  // what is sent once more is no news
  if (input.kind !== 'answer') return { ...sendStop(context, state), lines: [] };
  const { answer } = input;
  if (answer.kind !== 'data') return afterFailure(context, state, answer);
  if (state.run !== undefined) return afterCancel(context, state, state.run, answer.data);
  const run = state.awaitsTrigger ? readRun(answer.data) : correlatedRun(context, readRuns(answer.data) ?? [], state.rerunOf);
  if (run !== undefined) return sendStop(context, { ...state, run: knownRun(context, run) });
  return state.seeks === undefined ? retryStop(context, state, 'it does not show among the runs of the job') : endStopped(context, state, NO_RUN);
}

/** A run that ended by itself just before its cancel at the deadline has a verdict, and that counts. */
function afterCancel(context: Context, state: Stopping, run: KnownRun, data: unknown): Decision {
  const status = readRun(data)?.status;
  if (state.reason === 'deadline' && status === Status.SUCCESS) return end(state, succeeded(run, context.now));
  if (state.reason === 'deadline' && status === Status.ERROR) return end(state, failed(run, undefined));
  const now = status === undefined ? '' : ` and is ${statusName(status)}`;
  return endStopped(context, state, fateOf(state, status === Status.CANCELLED ? 'was cancelled' : `was told to cancel${now}`));
}

function afterFailure(context: Context, state: Stopping, answer: NoData): Decision {
  const triggerHadNoEffect = state.awaitsTrigger && (answer.kind !== 'failed' || answer.carriedOut === 'no');
  if (triggerHadNoEffect) return endStopped(context, state, NO_RUN);
  // a run can be unknown to the API right after it was started
  const isRepeated = mayPass(answer) || (answer.kind === 'refused' && answer.status === 404);
  return isRepeated ? retryStop(context, state, reasonOf(answer)) : endUncancelled(context, state, reasonOf(answer));
}

/** Tries once more while there is time: finding and cancelling can be repeated without harm. */
function retryStop(context: Context, state: Stopping, reason: string): Decision {
  if (context.now + RETRY_INTERVAL_MS >= state.until) return endUncancelled(context, state, reason);
  return wait({ ...state, awaitsTrigger: false }, RETRY_INTERVAL_MS);
}

function endUncancelled(context: Context, state: Stopping, reason: string): Decision {
  return endStopped(context, state, fateOf(state, `could not be cancelled (${reason}) and may go on`), CANCEL_IT);
}

function fateOf({ run }: Stopping, what: string): string {
  return `${run === undefined ? 'a run may have been started, which' : `run ${run.id}`} ${what}`;
}

function endStopped({ config }: Context, state: Stopping, what: string, advice?: string): Decision {
  return end(state, stopped(state.reason, what, state.run?.link ?? jobLink(config), advice));
}
