import { Variable } from './contract';
import { isOfSameJob } from './mark';
import type { Moment } from './patience';
import { isActive, Status, type Run } from './run';
import type { Attaching, Decision, Session, Triggering } from './state';
import { beginWatching, sendTrigger } from './transitions';

/** Between two looks at the runs of others. */
const ACTIVE_INTERVAL = 14_000;

const FIRST_TRIGGER: Triggering = { phase: 'trigger', sent: false, repeated: false };

/** Gets to a run where this program has none yet, by the newest runs of the job: an active one, the failed one once more, or a new one. */
export function chooseStart(session: Session, state: Attaching, runs: readonly Run[], moment: Moment): Decision {
  const { ifActive, pollInterval = ACTIVE_INTERVAL } = session.configuration;
  const actives = runs.filter(isActive);
  const active = actives.find(run => isOurs(session, run, runs)) ?? actives[0];
  if (active === undefined) return startOrRerun(session, runs);
  if (isOurs(session, active, runs)) return beginWatching(session, active, 'left active by an earlier attempt of this job', moment);
  if (ifActive === 'reuse') return share(beginWatching(session, active, 'is active and followed in place of a new one', moment));
  if (ifActive === 'start') return sendTrigger(session, FIRST_TRIGGER);
  const lines = state.waitsFor === active.id ? [] : [`run ${active.id} is active: waiting for its end before another is started`];
  return { state: { ...state, waitsFor: active.id, trouble: undefined }, action: { kind: 'wait', duration: pollInterval }, lines };
}

/** dbt Cloud goes on from the failure of the job's last run only, and without what a trigger may ask for. */
function startOrRerun(session: Session, runs: readonly Run[]): Decision {
  const { configuration } = session;
  const [last] = runs;
  const wanted = configuration.rerunFromFailure === 'on' && session.restarted === 'perhaps' && last?.status === Status.ERROR;
  if (!wanted || !isOurs(session, last, runs)) return sendTrigger(session, FIRST_TRIGGER);
  const { gitBranch, schemaOverride, overrides } = configuration;
  if (gitBranch !== undefined || schemaOverride !== undefined || Object.keys(overrides).length > 0) {
    const line = `${Variable.RERUN_FROM_FAILURE} has no effect: a branch, schema or other override is set, which dbt Cloud ignores in a rerun`;
    return before([line], sendTrigger(session, FIRST_TRIGGER));
  }
  return before([`run ${last.id} failed in an earlier attempt of this job: going on from the point of failure`],
    sendTrigger(session, { ...FIRST_TRIGGER, rerunOf: last.id }));
}

/** Whether an earlier attempt of this job started the run, or the one that it repeats: a rerun has no mark of its own. */
function isOurs(session: Session, run: Run, runs: readonly Run[]): boolean {
  const repeated = runs.find(other => other.id === run.retryOf);
  return repeated === undefined ? isOfSameJob(session.mark, run.cause) : isOurs(session, repeated, runs.filter(other => other !== run));
}

function share(decision: Decision): Decision {
  const { state } = decision;
  return state.phase === 'watch' ? { ...decision, state: { ...state, run: { ...state.run, shared: 'yes' } } } : decision;
}

function before(lines: readonly string[], decision: Decision): Decision {
  return { ...decision, lines: [...lines, ...decision.lines] };
}
