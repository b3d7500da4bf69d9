import { contentOf, type Answer } from './answer';
import { chooseStart } from './choose-start';
import { saying, send, wait } from './decision';
import { earlierAttempt } from './find-run';
import { isOfEarlierRun } from './mark';
import { cancelRequest, newestRunsRequest } from './request';
import { isActive, readRuns } from './run';
import type { Attaching, Context, Decide, Decision } from './state';
import { beginWatching, FIRST_TRIGGER, LEFT_ACTIVE, RUNS_UNREADABLE, sendTrigger, tryStartAgain } from './transitions';

/** How often the cancel of a run that was left behind is tried. */
const MOST_CANCELS = 3;
const CANCEL_INTERVAL = 1_000;

/** Looks for what earlier starts of this job left behind: its own run to go on with, and older ones to cancel where that is wanted. */
export const decideAttach: Decide<Attaching> = (context, state, input) => {
  const [oldest] = state.leftBehind;
  if (input.kind !== 'answer') return oldest === undefined ? send(context, state, newestRunsRequest(context.config)) : cancelNext(context, state);
  return oldest === undefined ? afterList(context, state, input.answer) : afterCancelOf(context, state, oldest, input.answer);
};

function afterList(context: Context, state: Attaching, answer: Answer): Decision {
  const list = contentOf(answer, readRuns);
  // nothing is started blindly: an earlier attempt may have a run
  if (list.kind !== 'data') return tryStartAgain(context, state, RUNS_UNREADABLE, list);
  const runs = list.data;
  const { mark, config } = context;
  const own = earlierAttempt(runs, mark);
  if (own !== undefined) return beginWatching(context, own, LEFT_ACTIVE);
  const older = config.supersede === 'on' ? runs.filter(run => isActive(run) && isOfEarlierRun(mark, run.cause)) : [];
  return older.length === 0 ? chooseStart(context, state, runs) : cancelNext(context, { ...state, leftBehind: older.map(run => run.id) });
}

function cancelNext(context: Context, state: Attaching): Decision {
  const [next] = state.leftBehind;
  if (next === undefined) return sendTrigger(context, FIRST_TRIGGER);
  return send(context, { ...state, cancels: state.cancels + 1 }, cancelRequest(context.config, next));
}

function afterCancelOf(context: Context, state: Attaching, run: string, answer: Answer): Decision {
  if (answer.kind === 'failed' && state.cancels < MOST_CANCELS) return wait(state, CANCEL_INTERVAL);
  const fate = answer.kind === 'data' ? 'cancelled' : 'could not be cancelled and goes on';
  return saying(cancelNext(context, { ...state, leftBehind: state.leftBehind.slice(1), cancels: 0 }),
    `run ${run}, left active by an earlier pipeline of this branch or pull request: ${fate}`);
}
