import type { Answer } from './answer';
import { chooseStart } from './choose-start';
import { earlierAttempt } from './find-run';
import { obstacle, unreachableHint } from './hint';
import { isOfEarlierRun } from './mark';
import { notStarted } from './outcome';
import type { Moment } from './patience';
import { cancelRequest, newestRunsRequest } from './request';
import { isActive, readRuns, type Run } from './run';
import type { Attaching, Decide, Decision, Session } from './state';
import { beginWatching, sendTrigger, startWindow, tryAgain, type Trial } from './transitions';

/** How often the cancel of a run that was left behind is tried. */
const MOST_CANCELS = 3;
const CANCEL_INTERVAL = 1_000;

/** Looks for what earlier starts of this job left behind: its own run to go on with, and older ones to cancel where that is wanted. */
export const decideAttach: Decide<Attaching> = (session, state, input, moment) => {
  const [oldest] = state.leftBehind;
  if (input.kind !== 'answer') return oldest === undefined ? lookBack(session, state) : cancelLeftBehind(session, state, oldest);
  return oldest === undefined ? afterList(session, state, input.answer, moment) : afterCancelOf(session, state, oldest, input.answer);
};

function lookBack(session: Session, state: Attaching): Decision {
  const request = newestRunsRequest(session.configuration);
  return { state, action: { kind: 'send', request, timeout: session.configuration.httpTimeout }, lines: [] };
}

function afterList(session: Session, state: Attaching, answer: Answer, moment: Moment): Decision {
  const { configuration } = session;
  switch (answer.kind) {
    case 'data':
      return Array.isArray(answer.data) ? afterLookBack(session, state, readRuns(answer.data), moment) : retryLookBack(session, state, { reason: 'the answer is not a list of runs' }, moment);
    case 'refused':
    case 'redirected':
      return endBefore(session, state, ...obstacle(answer, configuration));
    case 'failed':
      return retryLookBack(session, state, answer, moment);
  }
}

function afterLookBack(session: Session, state: Attaching, runs: readonly Run[], moment: Moment): Decision {
  const own = earlierAttempt(runs, session.mark);
  if (own !== undefined) return beginWatching(session, own, 'left active by an earlier attempt of this job', moment);
  const older = session.configuration.supersede === 'on' ? runs.filter(run => isActive(run) && isOfEarlierRun(session.mark, run.cause)) : [];
  return older.length === 0 ? chooseStart(session, state, runs, moment) : cancelNext(session, older.map(run => run.id));
}

function cancelNext(session: Session, leftBehind: readonly string[]): Decision {
  const [next] = leftBehind;
  if (next === undefined) return sendTrigger(session, { phase: 'trigger', sent: false, repeated: false });
  return cancelLeftBehind(session, { phase: 'attach', leftBehind, cancels: 0 }, next);
}

function cancelLeftBehind(session: Session, state: Attaching, run: string): Decision {
  const { configuration } = session;
  const next = { ...state, cancels: state.cancels + 1 };
  return { state: next, action: { kind: 'send', request: cancelRequest(configuration, run), timeout: configuration.httpTimeout }, lines: [] };
}

function afterCancelOf(session: Session, state: Attaching, run: string, answer: Answer): Decision {
  if (answer.kind === 'failed' && state.cancels < MOST_CANCELS) {
    return { state, action: { kind: 'wait', duration: CANCEL_INTERVAL }, lines: [] };
  }
  const fate = answer.kind === 'data' ? 'cancelled' : 'could not be cancelled and goes on';
  const next = cancelNext(session, state.leftBehind.slice(1));
  return { ...next, lines: [`run ${run}, left active by an earlier pipeline of this branch or pull request: ${fate}`, ...next.lines] };
}

function retryLookBack(session: Session, state: Attaching, failure: Trial, moment: Moment): Decision {
  // nothing is started blindly: an earlier attempt may have a run
  return tryAgain(state, 'the job\'s runs could not be read', failure, moment, startWindow(session, failure))
    ?? endBefore(session, state, failure.reason, unreachableHint(failure.suspect, session.configuration));
}

function endBefore(session: Session, state: Attaching, reason: string, advice: string): Decision {
  return { state, action: { kind: 'end', outcome: notStarted(session.configuration, reason, advice) }, lines: [] };
}
