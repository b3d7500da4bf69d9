import { causeWithId, isOfSameJob, LONGEST_CAUSE_WITHOUT_DOUBT } from './correlation-id';
import { perhapsStarted } from './outcome';
import type { Context, Decision, Finding, Input, Triggering } from './state';
import {
  beginFinding, beginWatching, end, FIRST_TRIGGER, RUNS_UNREADABLE, send, sendTrigger, tryAgain, tryStartAgain, wait, withLines,
} from './transitions';
import { contentOf, mayPass } from '../http/answer';
import { newestRunsRequest } from '../http/request';
import { isActive, readRun, readRuns, type Run } from '../http/run';
import { reasonOf } from '../show/hint';
import { formatDuration } from '../text/duration';

// A request that was given up may still be on its way to the service: only after this time does an empty list prove anything.
const PROVEN_ABSENT_AFTER_MS = 60_000;
const FIND_INTERVAL_MS = 5_000;

/** Sends the trigger. It is sent again only after an answer that shows that it had no effect. */
export function decideTrigger(context: Context, state: Triggering, input: Input): Decision {
  if (input.kind !== 'answer') return sendTrigger(context, state);
  const answer = contentOf(input.answer, readRun);
  if (answer.kind === 'data') return beginWatching(context, answer.data, 'started');
  const next = { ...state, sent: false };
  const isUnclear = answer.kind === 'failed' && answer.carriedOut === 'perhaps';
  return isUnclear ? beginFinding(context, next, reasonOf(answer)) : tryStartAgain(context, next, 'the run was not started', answer);
}

/** Looks for the run among the job's newest, until it is found or proven absent. */
export function decideFind(context: Context, state: Finding, input: Input): Decision {
  const { config } = context;
  if (input.kind !== 'answer') return send(context, state, newestRunsRequest(config));
  const answer = contentOf(input.answer, readRuns);
  if (answer.kind === 'refused' && !mayPass(answer)) return endInDoubt(context, state, `its runs cannot be listed: ${reasonOf(answer)}`);
  if (answer.kind !== 'data') {
    return tryAgain(context, state, RUNS_UNREADABLE, answer, config.retryWindowMs) ?? endInDoubt(context, state, reasonOf(answer));
  }
  const run = correlatedRun(context, answer.data, state.rerunOf);
  return run === undefined ? afterAbsence(context, { ...state, outage: undefined }, answer.data) : beginWatching(context, run, 'found');
}

/** The run that carries the correlation id, out of a list of runs, or the rerun that was asked for; else the active one of an earlier attempt. */
export function correlatedRun({ correlationId, restarted }: Context, runs: readonly Run[], rerunOf: string | undefined): Run | undefined {
  if (rerunOf !== undefined) return runs.find(({ retryOf }) => retryOf === rerunOf);
  // in a first attempt, what looks like an earlier one is another leg of a matrix
  return runs.find(run => run.cause.includes(correlationId)) ?? (restarted === 'perhaps' ? earlierAttempt(runs, correlationId) : undefined);
}

/** The active run that an earlier attempt of this very job started, out of a list of runs. */
export function earlierAttempt(runs: readonly Run[], correlationId: string): Run | undefined {
  return runs.find(run => isActive(run) && isOfSameJob(correlationId, run.cause));
}

function afterAbsence(context: Context, state: Finding, runs: readonly Run[]): Decision {
  const left = state.since + PROVEN_ABSENT_AFTER_MS - context.now;
  if (left > 0) return wait(state, Math.min(FIND_INTERVAL_MS, left));
  if (runs.some(run => isNameless(context, run))) return endInDoubt(context, state, 'its newest runs do not show their causes');
  // a rerun carries no correlation id: it may be there although it does not show
  if (state.rerunOf !== undefined) return endInDoubt(context, state, 'the rerun had no clear answer, and does not show among its runs');
  if (state.repeated) return endInDoubt(context, state, 'two triggers had no clear answer, and neither shows among its runs');
  return withLines(sendTrigger(context, { ...FIRST_TRIGGER, repeated: true }),
    `no run with our correlation id after ${formatDuration(PROVEN_ABSENT_AFTER_MS)}: triggering once more`);
}

/** A list that shows no cause, or a cut one, proves nothing: the run may be there and not be recognized. */
function isNameless({ config, correlationId }: Context, { cause }: Run): boolean {
  return cause === '' || (cause.length > LONGEST_CAUSE_WITHOUT_DOUBT && causeWithId(config.cause, correlationId).startsWith(cause));
}

function endInDoubt({ config }: Context, state: Finding, reason: string): Decision {
  return end(state, perhapsStarted(config, reason));
}
