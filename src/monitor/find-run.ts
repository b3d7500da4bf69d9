import { contentOf } from './answer';
import { LONGEST_CAUSE_WITHOUT_DOUBT, markedCause } from './cause';
import { end, saying, send, wait } from './decision';
import { formatDuration } from './duration';
import { reasonOf } from './hint';
import { isOfSameJob } from './mark';
import { perhapsStarted } from './outcome';
import { newestRunsRequest } from './request';
import { isActive, readRuns, type Run } from './run';
import type { Context, Decide, Decision, Finding } from './state';
import { beginWatching, FIRST_TRIGGER, RUNS_UNREADABLE, sendTrigger, tryAgain } from './transitions';

// A request that was given up may still be on its way to the service: only after this time does an empty list prove anything.
const PROVEN_ABSENT_AFTER = 60_000;
const FIND_INTERVAL = 5_000;

/** Looks for the run among the job's newest, until it is found or proven absent. */
export const decideFind: Decide<Finding> = (context, state, input) => {
  const { config } = context;
  if (input.kind !== 'answer') return send(context, state, newestRunsRequest(config));
  const answer = contentOf(input.answer, readRuns);
  if (answer.kind === 'refused') return endInDoubt(context, state, `its runs cannot be listed: ${reasonOf(answer)}`);
  if (answer.kind !== 'data') {
    return tryAgain(context, state, RUNS_UNREADABLE, answer, config.retryWindow) ?? endInDoubt(context, state, reasonOf(answer));
  }
  const run = ownRun(context, answer.data, state.rerunOf);
  return run === undefined ? afterAbsence(context, { ...state, trouble: undefined }, answer.data) : beginWatching(context, run, 'found');
};

/** The run that carries the mark, out of a list of runs, or the rerun that was asked for; else the active one of an earlier attempt. */
export function ownRun({ mark, restarted }: Context, runs: readonly Run[], rerunOf: string | undefined): Run | undefined {
  if (rerunOf !== undefined) return runs.find(({ retryOf }) => retryOf === rerunOf);
  // in a first attempt, what looks like an earlier one is another leg of a matrix
  return runs.find(run => run.cause.includes(mark)) ?? (restarted === 'perhaps' ? earlierAttempt(runs, mark) : undefined);
}

/** The active run that an earlier attempt of this very job started, out of a list of runs. */
export function earlierAttempt(runs: readonly Run[], mark: string): Run | undefined {
  return runs.find(run => isActive(run) && isOfSameJob(mark, run.cause));
}

function afterAbsence(context: Context, state: Finding, runs: readonly Run[]): Decision {
  const left = state.since + PROVEN_ABSENT_AFTER - context.now;
  if (left > 0) return wait(state, Math.min(FIND_INTERVAL, left));
  if (runs.some(run => isNameless(context, run))) return endInDoubt(context, state, 'its newest runs do not show their causes');
  // a rerun carries no mark: it may be there although it does not show
  if (state.rerunOf !== undefined) return endInDoubt(context, state, 'the rerun had no clear answer, and does not show among its runs');
  if (state.repeated) return endInDoubt(context, state, 'two triggers had no clear answer, and neither shows among its runs');
  return saying(sendTrigger(context, { ...FIRST_TRIGGER, repeated: true }),
    `no run with our mark after ${formatDuration(PROVEN_ABSENT_AFTER)}: triggering once more`);
}

/** A list that shows no cause, or a cut one, proves nothing: the run may be there and not be recognized. */
function isNameless({ config, mark }: Context, { cause }: Run): boolean {
  return cause === '' || (cause.length > LONGEST_CAUSE_WITHOUT_DOUBT && markedCause(config.cause, mark).startsWith(cause));
}

function endInDoubt({ config }: Context, state: Finding, reason: string): Decision {
  return end(state, perhapsStarted(config, reason));
}
