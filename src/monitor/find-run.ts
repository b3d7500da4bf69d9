import { LONGEST_CAUSE_WITHOUT_DOUBT, markedCause } from './cause';
import { formatDuration } from './duration';
import { refusal } from './hint';
import { isOfSameJob } from './mark';
import { perhapsStarted } from './outcome';
import type { Moment } from './patience';
import { newestRunsRequest } from './request';
import { isActive, readRuns, type Run } from './run';
import type { Decide, Decision, Finding, Session } from './state';
import { beginWatching, sendTrigger, tryAgain, type Trial } from './transitions';

// A request that was given up may still be on its way to the service: only after this time does an empty list prove anything.
const PROVEN_ABSENT_AFTER = 60_000;
const FIND_INTERVAL = 5_000;

/** Looks for the run among the job's newest, until it is found or proven absent. */
export const decideFind: Decide<Finding> = (session, state, input, moment) => {
  if (input.kind !== 'answer') return lookForRun(session, state);
  const { answer } = input;
  switch (answer.kind) {
    case 'data': {
      if (!Array.isArray(answer.data)) return retryFind(session, state, { reason: 'the answer is not a list of runs' }, moment);
      const run = ownRun(answer.data, session.mark, state.rerunOf);
      if (run !== undefined) return beginWatching(session, run, 'found', moment);
      const next = { ...state, trouble: undefined };
      return readRuns(answer.data).some(other => isNameless(session, other)) ? unsure(session, next, moment) : absent(session, next, moment);
    }
    case 'refused':
      return endInDoubt(session, state, `its runs cannot be listed: ${refusal(answer)}`);
    case 'redirected':
      return retryFind(session, state, { reason: `it redirects to ${answer.target}` }, moment);
    case 'failed':
      return retryFind(session, state, answer, moment);
  }
};

/** The run that carries the mark, out of a list of runs, or the rerun that was asked for; else the active one of an earlier attempt. */
export function ownRun(list: unknown, mark: string, rerunOf: string | undefined): Run | undefined {
  const runs = readRuns(list);
  if (rerunOf !== undefined) return runs.find(({ retryOf }) => retryOf === rerunOf);
  return runs.find(run => run.cause.includes(mark)) ?? earlierAttempt(runs, mark);
}

/** The active run that an earlier attempt of this very job started, out of a list of runs. */
export function earlierAttempt(runs: readonly Run[], mark: string): Run | undefined {
  return runs.find(run => isActive(run) && isOfSameJob(mark, run.cause));
}

function lookForRun(session: Session, state: Finding): Decision {
  const request = newestRunsRequest(session.configuration);
  return { state, action: { kind: 'send', request, timeout: session.configuration.httpTimeout }, lines: [] };
}

/** A list that shows no cause, or a cut one, proves nothing: the run may be there and not be recognized. */
function isNameless(session: Session, run: Run): boolean {
  const cut = run.cause.length > LONGEST_CAUSE_WITHOUT_DOUBT && markedCause(session.configuration.cause, session.mark).startsWith(run.cause);
  return run.cause === '' || cut;
}

function unsure(session: Session, state: Finding, moment: Moment): Decision {
  if (moment.now - state.since >= PROVEN_ABSENT_AFTER) return endInDoubt(session, state, 'its newest runs do not show their causes');
  return { state, action: { kind: 'wait', duration: FIND_INTERVAL }, lines: [] };
}

function absent(session: Session, state: Finding, moment: Moment): Decision {
  const left = state.since + PROVEN_ABSENT_AFTER - moment.now;
  if (left > 0) return { state, action: { kind: 'wait', duration: Math.min(FIND_INTERVAL, left) }, lines: [] };
  // a rerun carries no mark: it may be there although it does not show
  if (state.rerunOf !== undefined) return endInDoubt(session, state, 'the rerun had no clear answer, and does not show among its runs');
  if (state.repeated) return endInDoubt(session, state, 'two triggers had no clear answer, and neither shows among its runs');
  const trigger = sendTrigger(session, { phase: 'trigger', sent: false, repeated: true });
  return { ...trigger, lines: [`no run with our mark after ${formatDuration(PROVEN_ABSENT_AFTER)}: triggering once more`] };
}

function retryFind(session: Session, state: Finding, failure: Trial, moment: Moment): Decision {
  return tryAgain(state, 'the job\'s runs could not be read', failure, moment, session.configuration.retryWindow)
    ?? endInDoubt(session, state, failure.reason);
}

function endInDoubt(session: Session, state: Finding, reason: string): Decision {
  return { state, action: { kind: 'end', outcome: perhapsStarted(session.configuration, reason) }, lines: [] };
}
