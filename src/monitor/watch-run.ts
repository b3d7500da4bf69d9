import type { Refusal } from './answer';
import { formatDuration } from './duration';
import { hint, refusal } from './hint';
import { readHistory } from './history';
import { nodeNews } from './node-lines';
import { cancelledElsewhere, endedUnknown, lost, notShown, succeeded, type Outcome } from './outcome';
import { isExhausted, pause, troubled, type Moment } from './patience';
import { progressLines, stillLine } from './progress';
import { runRequest } from './request';
import { readRun, Status, type Run } from './run';
import { pollInterval, usualDuration } from './schedule';
import { startedShare } from './started-share';
import type { Action, Decide, Decision, Session, Watching } from './state';

// A run can be unknown to the API right after it was started.
const NOT_FOUND_GRACE = 60_000;

// Some providers end a job that prints nothing for minutes.
const LONGEST_SILENCE = 60_000;

// Until the first look for the log of a run that failed: the log may come later than the status.
const LOG_DELAY = 2_000;

/** Looks at the run until its status says that it ended. Nothing else decides the verdict. */
export const decideWatch: Decide<Watching> = (session, state, input, moment) => {
  if (input.kind !== 'answer') return lookAtRun(session, state);
  const { answer } = input;
  if (state.history === undefined) return afterHistory(session, state, readHistory(answer), moment);
  switch (answer.kind) {
    case 'data': {
      const run = readRun(answer.data);
      if (run === undefined || run.id !== state.run.id) return retryLook(session, state, { reason: 'the answer did not describe the run' }, moment);
      return afterLook(session, state, run, moment);
    }
    case 'refused':
      return afterRefusal(session, state, answer, moment);
    case 'redirected':
      return retryLook(session, state, { reason: `redirected to ${answer.target}, where the key is not sent` }, moment);
    case 'failed':
      return retryLook(session, state, answer, moment);
  }
};

function afterHistory(session: Session, state: Watching, history: readonly number[], moment: Moment): Decision {
  const next: Watching = { ...state, history, expected: usualDuration(history) };
  return { state: next, action: waitForLook(session, next, moment), lines: [] };
}

function waitForLook(session: Session, state: Watching, moment: Moment): Action {
  const { run, seen, history = [], runningSince } = state;
  // the clock of the API counts from the start of the run, also for a run that this program found late
  const elapsed = runningSince === undefined ? moment.now - run.since : Math.max(moment.now - runningSince, (seen?.seconds ?? 0) * 1000);
  const far = seen === undefined ? { status: Status.QUEUED } : { status: seen.status, share: startedShare(seen) };
  return { kind: 'wait', duration: session.configuration.pollInterval ?? pollInterval(elapsed, history, far) };
}

function lookAtRun(session: Session, state: Watching): Decision {
  const request = runRequest(session.configuration, state.run.id);
  return { state, action: { kind: 'send', request, timeout: session.configuration.httpTimeout }, lines: [] };
}

function afterLook(session: Session, state: Watching, run: Run, moment: Moment): Decision {
  const elapsed = moment.now - state.run.since;
  const news = nodeNews(state.said, state.seen, run);
  const lines = [...recovery(state, moment), ...progressLines(state.seen, run, elapsed, news.lines)];
  const silence = session.longestSilence ?? LONGEST_SILENCE;
  if (lines.length === 0 && moment.now - state.saidAt >= silence) lines.push(stillLine(run, elapsed, state.expected));
  const saidAt = lines.length === 0 ? state.saidAt : moment.now;
  const runningSince = state.runningSince ?? (run.status < Status.RUNNING ? undefined : moment.now);
  const next: Watching = { ...state, seen: run, runningSince, saidAt, said: news.said, trouble: undefined };
  if (run.status === Status.ERROR) {
    return { state: { phase: 'log', run: state.run, failed: run, looks: 0 }, action: { kind: 'wait', duration: LOG_DELAY }, lines };
  }
  const outcome = verdict(state, run, moment);
  if (outcome !== undefined) return { state: next, action: { kind: 'end', outcome }, lines };
  return { state: next, action: waitForLook(session, next, moment), lines };
}

function verdict(state: Watching, run: Run, moment: Moment): Outcome | undefined {
  switch (run.status) {
    case Status.SUCCESS:
      return succeeded(state.run, moment.now);
    case Status.CANCELLED:
      return cancelledElsewhere(state.run);
    case Status.QUEUED:
    case Status.STARTING:
    case Status.RUNNING:
      return undefined;
    default:
      return run.isComplete ? endedUnknown(state.run, run) : undefined;
  }
}

function afterRefusal(session: Session, state: Watching, answer: Refusal, moment: Moment): Decision {
  const age = moment.now - state.run.since;
  if (answer.status === 404 && age < NOT_FOUND_GRACE) {
    return { state, action: waitForLook(session, state, moment), lines: [] };
  }
  const outcome = notShown(state.run, refusal(answer), hint(answer.status, session.configuration));
  return { state, action: { kind: 'end', outcome }, lines: [] };
}

function retryLook(session: Session, state: Watching, failure: { readonly reason: string; readonly retryAfter?: number }, moment: Moment): Decision {
  const window = session.configuration.retryWindow;
  const trouble = troubled(state.trouble, moment);
  if (isExhausted(trouble, moment, window)) {
    return { state, action: { kind: 'end', outcome: lost(state.run, failure.reason, moment.now - trouble.since) }, lines: [] };
  }
  const duration = pause(trouble, moment, { window, asked: failure.retryAfter });
  const line = `the run could not be read: ${failure.reason}; next try in ${formatDuration(duration)}`;
  return { state: { ...state, trouble, saidAt: moment.now }, action: { kind: 'wait', duration }, lines: [line] };
}

function recovery(state: Watching, moment: Moment): readonly string[] {
  return state.trouble === undefined ? [] : [`dbt Cloud answers again after ${formatDuration(moment.now - state.trouble.since)}`];
}
