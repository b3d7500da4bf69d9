import type { Answer } from './answer';
import { Variable } from './contract';
import { ownRun } from './find-run';
import { refusal } from './hint';
import { failed, jobLink, stopped, succeeded, type Outcome } from './outcome';
import type { Moment } from './patience';
import { endFailed } from './read-log';
import { readRun, Status, statusName } from './run';
import type { ActiveState, Decide, Decision, KnownRun, Session, State, Stopping } from './state';
import { knownRun, sendStop } from './transitions';

// A provider kills a job a few seconds after the signal: GitHub after 7.5, GitLab and Azure after 10.
const SIGNAL_BUDGET = 4_500;
// The deadline is ours, so there is a little more time.
const DEADLINE_BUDGET = 15_000;
// How long a signal leaves a trigger that is under way to be answered.
const TRIGGER_GRACE = 2_000;
const RETRY_INTERVAL = 500;

/** Turns any state into the stop that a signal asks for. */
export function interrupt(session: Session, state: State, reason: 'SIGINT' | 'SIGTERM', moment: Moment): Decision {
  const until = moment.now + SIGNAL_BUDGET;
  const lines = [`${reason} arrived`];
  switch (state.phase) {
    case 'attach': {
      const stop: Stopping = { phase: 'stop', reason, awaitsTrigger: false, until, seeks: 'earlier attempt' };
      const mayHaveRun = session.restarted === 'perhaps' && state.leftBehind.length === 0;
      return mayHaveRun ? said(lines, sendStop(session, stop, moment)) : endStopped(session, stop, 'no run was started');
    }
    case 'trigger': {
      if (!state.sent) return endStopped(session, { phase: 'stop', reason, awaitsTrigger: false, until }, 'no run was started');
      return { state: { phase: 'stop', reason, awaitsTrigger: true, until, rerunOf: state.rerunOf }, action: { kind: 'hold', duration: TRIGGER_GRACE }, lines };
    }
    case 'find':
      return said(lines, sendStop(session, { phase: 'stop', reason, awaitsTrigger: false, until, rerunOf: state.rerunOf }, moment));
    case 'watch':
      if (state.run.shared !== undefined) return leaveShared(session, { phase: 'stop', reason, awaitsTrigger: false, until, run: state.run });
      return said(lines, sendStop(session, { phase: 'stop', reason, awaitsTrigger: false, until, run: state.run }, moment));
    case 'log':
      // the run has ended: nothing is left to cancel, and its verdict stands
      return endFailed(state);
    case 'stop':
      return said(lines, sendStop(session, { ...state, reason, until: Math.min(until, state.until) }, moment));
  }
}

/** Turns a state whose run has not ended into the stop at the deadline. */
export function stopAtDeadline(session: Session, state: ActiveState, moment: Moment): Decision {
  const until = moment.now + DEADLINE_BUDGET;
  const run = state.phase === 'watch' ? state.run : undefined;
  const rerunOf = state.phase === 'find' ? state.rerunOf : undefined;
  const stop: Stopping = { phase: 'stop', reason: 'deadline', awaitsTrigger: false, until, run, rerunOf };
  if (state.phase === 'attach' || state.phase === 'trigger') return endStopped(session, stop, 'no run was started in time');
  if (run?.shared !== undefined) return leaveShared(session, stop);
  if (session.configuration.onDeadline === 'leave') {
    return said([`the deadline is reached: the run is left alone, as ${Variable.ON_DEADLINE} says`], endStopped(session, stop, fateOf(stop, 'goes on')));
  }
  return said(['the deadline is reached'], sendStop(session, stop, moment));
}

function leaveShared(session: Session, state: Stopping): Decision {
  return endStopped(session, state, fateOf(state, 'goes on, because others started it'));
}

/** Cancels the run within the time that is left, and ends. */
export const decideStop: Decide<Stopping> = (session, state, input, moment) => {
  if (input.kind !== 'answer') return sendStop(session, state, moment);
  const { answer } = input;
  if (answer.kind !== 'data') return afterFailure(session, state, answer, moment);
  if (state.run !== undefined) return afterCancel(session, state, state.run, answer.data, moment);
  const run = state.awaitsTrigger ? readRun(answer.data) : ownRun(answer.data, session.mark, state.rerunOf);
  if (run === undefined && state.seeks === 'earlier attempt') return endStopped(session, state, 'no run was started');
  if (run === undefined) return retryStop(session, state, 'it does not show among the runs of the job', moment);
  return sendStop(session, { ...state, run: knownRun(session, run, moment) }, moment);
};

/** A run that ended by itself just before its cancel at the deadline has a verdict, and that counts. */
function afterCancel(session: Session, state: Stopping, run: KnownRun, data: unknown, moment: Moment): Decision {
  const answered = readRun(data);
  const status = answered?.status;
  if (status === Status.CANCELLED) return endStopped(session, state, fateOf(state, 'was cancelled'));
  if (state.reason === 'deadline' && status === Status.SUCCESS) return endStop(state, succeeded(run, moment.now));
  if (state.reason === 'deadline' && status === Status.ERROR) return endStop(state, failed(run, undefined));
  const now = status === undefined ? '' : ` and is ${statusName(status)}`;
  return endStopped(session, state, fateOf(state, `was told to cancel${now}`));
}

function afterFailure(session: Session, state: Stopping, answer: Exclude<Answer, { kind: 'data' }>, moment: Moment): Decision {
  const triggerHadNoEffect = state.awaitsTrigger && (answer.kind !== 'failed' || answer.carriedOut === 'no');
  if (triggerHadNoEffect) return endStopped(session, state, 'no run was started');
  switch (answer.kind) {
    case 'refused':
      // a run can be unknown to the API right after it was started
      if (answer.status === 404) return retryStop(session, state, refusal(answer), moment);
      return endStopped(session, state, fateOf(state, `could not be cancelled (${refusal(answer)}) and may go on`));
    case 'redirected':
      return endStopped(session, state, fateOf(state, `could not be cancelled (redirected to ${answer.target}) and may go on`));
    case 'failed':
      return retryStop(session, state, answer.reason, moment);
  }
}

/** Tries once more while there is time: finding and cancelling can be repeated without harm. */
function retryStop(session: Session, state: Stopping, reason: string, moment: Moment): Decision {
  if (moment.now + RETRY_INTERVAL >= state.until) {
    return endStopped(session, state, fateOf(state, `could not be cancelled (${reason}) and may go on`));
  }
  return { state: { ...state, awaitsTrigger: false }, action: { kind: 'wait', duration: RETRY_INTERVAL }, lines: [] };
}

function fateOf(state: Stopping, what: string): string {
  return state.run === undefined ? `a run may have been started, which ${what}` : `run ${state.run.id} ${what}`;
}

function endStopped(session: Session, state: Stopping, what: string): Decision {
  const link = state.run?.link ?? jobLink(session.configuration);
  return endStop(state, stopped(state.reason, what, link));
}

function endStop(state: Stopping, outcome: Outcome): Decision {
  return { state, action: { kind: 'end', outcome }, lines: [] };
}

function said(lines: readonly string[], decision: Decision): Decision {
  return { ...decision, lines: [...lines, ...decision.lines] };
}
