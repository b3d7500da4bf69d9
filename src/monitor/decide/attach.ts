import { Variable } from '../contract';
import { isOfEarlierRun, isOfSameJob } from './correlation-id';
import type { Attaching, Context, Decision, Input } from './state';
import { beginWatching, FIRST_TRIGGER, LEFT_ACTIVE, RUNS_UNREADABLE, send, sendTrigger, tryStartAgain, wait, withLines } from './transitions';
import { earlierAttempt } from './trigger';
import { contentOf, type Answer } from '../http/answer';
import { cancelRequest, newestRunsRequest } from '../http/request';
import { isActive, readRuns, Status, type Run } from '../http/run';

/** How often the cancel of a run that was left behind is tried. */
const MOST_CANCELS = 3;
const CANCEL_INTERVAL_MS = 1_000;

/** Looks for what earlier starts of this job left behind: its own run to go on with, and older ones to cancel where that is wanted. */
export function decideAttach(context: Context, state: Attaching, input: Input): Decision {
  const [oldest] = state.superseded;
  if (input.kind !== 'answer') return oldest === undefined ? send(context, state, newestRunsRequest(context.config)) : cancelNext(context, state);
  return oldest === undefined ? afterList(context, state, input.answer) : afterCancelOf(context, state, oldest, input.answer);
}

function afterList(context: Context, state: Attaching, answer: Answer): Decision {
  const list = contentOf(answer, readRuns);
  // nothing is started blindly: an earlier attempt may have a run
  if (list.kind !== 'data') return tryStartAgain(context, state, RUNS_UNREADABLE, list);
  const runs = list.data;
  const { correlationId, config } = context;
  const own = earlierAttempt(runs, correlationId);
  if (own !== undefined) return beginWatching(context, own, LEFT_ACTIVE);
  const older = config.supersede === 'on' ? runs.filter(run => isActive(run) && isOfEarlierRun(correlationId, run.cause)) : [];
  return older.length === 0 ? chooseStart(context, state, runs) : cancelNext(context, { ...state, superseded: older.map(run => run.id) });
}

function cancelNext(context: Context, state: Attaching): Decision {
  const [next] = state.superseded;
  if (next === undefined) return sendTrigger(context, FIRST_TRIGGER);
  return send(context, { ...state, cancels: state.cancels + 1 }, cancelRequest(context.config, next));
}

function afterCancelOf(context: Context, state: Attaching, run: string, answer: Answer): Decision {
  if (answer.kind === 'failed' && state.cancels < MOST_CANCELS) return wait(state, CANCEL_INTERVAL_MS);
  const fate = answer.kind === 'data' ? 'cancelled' : 'could not be cancelled and goes on';
  return withLines(cancelNext(context, { ...state, superseded: state.superseded.slice(1), cancels: 0 }),
    `run ${run}, left active by an earlier pipeline of this branch or pull request: ${fate}`);
}

/** Between two looks at the runs of others. */
const ACTIVE_INTERVAL_MS = 14_000;

/** Gets to a run where this program has none yet, by the newest runs of the job: an active one, the failed one once more, or a new one. */
function chooseStart(context: Context, state: Attaching, runs: readonly Run[]): Decision {
  const { ifActive, pollIntervalMs = ACTIVE_INTERVAL_MS } = context.config;
  const actives = runs.filter(isActive);
  const own = actives.find(run => isOfEarlierAttempt(context, run, runs));
  if (own !== undefined) return beginWatching(context, own, LEFT_ACTIVE);
  const [active] = actives;
  if (active === undefined) return startOrRerun(context, runs);
  if (ifActive === 'reuse') return beginWatching(context, active, 'is active and followed in place of a new one', 'yes');
  if (ifActive === 'start') return sendTrigger(context, FIRST_TRIGGER);
  const lines = state.waitsFor === active.id ? [] : [`run ${active.id} is active: waiting for its end before another is started`];
  return wait({ ...state, waitsFor: active.id, outage: undefined }, pollIntervalMs, ...lines);
}

/** dbt Cloud goes on from the failure of the job's last run only, and without what a trigger may ask for. */
function startOrRerun(context: Context, runs: readonly Run[]): Decision {
  const { rerunFromFailure, gitBranch, schemaOverride, overrides } = context.config;
  const [last] = runs;
  const wanted = rerunFromFailure === 'on' && context.restarted === 'perhaps' && last?.status === Status.ERROR;
  if (!wanted || !isOfEarlierAttempt(context, last, runs)) return sendTrigger(context, FIRST_TRIGGER);
  if (gitBranch !== undefined || schemaOverride !== undefined || Object.keys(overrides).length > 0) {
    return withLines(sendTrigger(context, FIRST_TRIGGER),
      `${Variable.RERUN_FROM_FAILURE} has no effect: a branch, schema or other override is set, which dbt Cloud ignores in a rerun`);
  }
  return withLines(sendTrigger(context, { ...FIRST_TRIGGER, rerunOf: last.id }),
    `run ${last.id} failed in an earlier attempt of this job: going on from the point of failure`);
}

/** Whether an earlier attempt of this job started the run, or the one that it repeats: a rerun has no correlation id of its own. */
function isOfEarlierAttempt(context: Context, run: Run, runs: readonly Run[]): boolean {
  const repeated = runs.find(other => other.id === run.retryOf);
  if (repeated === undefined) return isOfSameJob(context.correlationId, run.cause);
  return isOfEarlierAttempt(context, repeated, runs.filter(other => other !== run));
}
