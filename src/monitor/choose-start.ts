import { Variable } from './contract';
import { saying, wait } from './decision';
import { isOfSameJob } from './mark';
import { isActive, Status, type Run } from './run';
import type { Attaching, Context, Decision } from './state';
import { beginWatching, FIRST_TRIGGER, LEFT_ACTIVE, sendTrigger } from './transitions';

/** Between two looks at the runs of others. */
const ACTIVE_INTERVAL = 14_000;

/** Gets to a run where this program has none yet, by the newest runs of the job: an active one, the failed one once more, or a new one. */
export function chooseStart(context: Context, state: Attaching, runs: readonly Run[]): Decision {
  const { ifActive, pollInterval = ACTIVE_INTERVAL } = context.config;
  const actives = runs.filter(isActive);
  const own = actives.find(run => isOurs(context, run, runs));
  if (own !== undefined) return beginWatching(context, own, LEFT_ACTIVE);
  const [active] = actives;
  if (active === undefined) return startOrRerun(context, runs);
  if (ifActive === 'reuse') return beginWatching(context, active, 'is active and followed in place of a new one', 'yes');
  if (ifActive === 'start') return sendTrigger(context, FIRST_TRIGGER);
  const lines = state.waitsFor === active.id ? [] : [`run ${active.id} is active: waiting for its end before another is started`];
  return wait({ ...state, waitsFor: active.id, trouble: undefined }, pollInterval, ...lines);
}

/** dbt Cloud goes on from the failure of the job's last run only, and without what a trigger may ask for. */
function startOrRerun(context: Context, runs: readonly Run[]): Decision {
  const { rerunFromFailure, gitBranch, schemaOverride, overrides } = context.config;
  const [last] = runs;
  const wanted = rerunFromFailure === 'on' && context.restarted === 'perhaps' && last?.status === Status.ERROR;
  if (!wanted || !isOurs(context, last, runs)) return sendTrigger(context, FIRST_TRIGGER);
  if (gitBranch !== undefined || schemaOverride !== undefined || Object.keys(overrides).length > 0) {
    return saying(sendTrigger(context, FIRST_TRIGGER),
      `${Variable.RERUN_FROM_FAILURE} has no effect: a branch, schema or other override is set, which dbt Cloud ignores in a rerun`);
  }
  return saying(sendTrigger(context, { ...FIRST_TRIGGER, rerunOf: last.id }),
    `run ${last.id} failed in an earlier attempt of this job: going on from the point of failure`);
}

/** Whether an earlier attempt of this job started the run, or the one that it repeats: a rerun has no mark of its own. */
function isOurs(context: Context, run: Run, runs: readonly Run[]): boolean {
  const repeated = runs.find(other => other.id === run.retryOf);
  return repeated === undefined ? isOfSameJob(context.mark, run.cause) : isOurs(context, repeated, runs.filter(other => other !== run));
}
