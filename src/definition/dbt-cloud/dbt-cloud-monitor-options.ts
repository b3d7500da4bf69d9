import { ActiveRunAction } from './active-run-action';
import { DeadlineAction } from './deadline-action';
import { Env, literal } from '../../model/env';
import { checkFlag, checkKnown, checkOneOf, checkRelativePath, checkWholeNumber, PropertyNames } from '../../model/property';
import { Variable } from '../../monitor/contract';
import { Duration, secondsOf } from '../jobs/duration';

/** How a run is started, watched and reported. */
export interface DbtCloudMonitorOptions {
  /**
   * Time between two looks at the run.
   * @default - adaptive: quick at first, and when the end is near by the history of the job
   */
  readonly pollInterval?: Duration;
  /**
   * How long one request may take.
   * @default Duration.seconds(30)
   */
  readonly requestTimeout?: Duration;
  /**
   * How long dbt Cloud may fail without a break before the job gives up.
   * @default Duration.minutes(15)
   */
  readonly retryWindow?: Duration;
  /**
   * What becomes of the run shortly before the job's time-out.
   * @default DeadlineAction.CANCEL
   */
  readonly onDeadline?: DeadlineAction;
  /**
   * What to do where the dbt Cloud job has an active run.
   * @default ActiveRunAction.START
   */
  readonly ifActive?: ActiveRunAction;
  /**
   * Whether active runs that earlier pipelines of the same job and branch left behind are cancelled first.
   * @default false
   */
  readonly supersede?: boolean;
  /**
   * Whether a restarted job goes on from the point of failure of its run. Not with a branch, schema or other override: dbt Cloud
   * ignores them there.
   * @default false
   */
  readonly rerunFromFailure?: boolean;
  /**
   * Whether to wait for the end of the run; without it the job succeeds as soon as the run is started.
   * @default true
   */
  readonly waitForEnd?: boolean;
  /**
   * Lines of a failed step's log that are printed where no failing model or test is known.
   * @default 50
   */
  readonly logLines?: number;
  /**
   * Whether each look at the run fetches whole debug logs. Without it they come cut to their last 1,000 lines, and the rest of a step's
   * log at the end of the step.
   * @default false
   */
  readonly debugLogs?: boolean;
  /**
   * Folder for the artifacts of the run, relative to the repository.
   * @default - they are not fetched
   */
  readonly artifactsPath?: string;
  /**
   * File for the outcome as one line of JSON, relative to the repository.
   * @default - none is written
   */
  readonly outcomePath?: string;
  /**
   * File for the id of the run, relative to the repository: `node .dbt-pipelines/run-and-monitor.mjs cancel` cancels that run. The key is
   * not in it.
   * @default - none is written
   */
  readonly statePath?: string;
}

const PROPERTIES: PropertyNames<DbtCloudMonitorOptions> = {
  pollInterval: true,
  requestTimeout: true,
  retryWindow: true,
  onDeadline: true,
  ifActive: true,
  supersede: true,
  rerunFromFailure: true,
  waitForEnd: true,
  logLines: true,
  artifactsPath: true,
  outcomePath: true,
  debugLogs: true,
  statePath: true,
};

const DEADLINE_ACTIONS: readonly `${DeadlineAction}`[] = ['cancel', 'leave'];
const ACTIVE_RUN_ACTIONS: readonly `${ActiveRunAction}`[] = ['start', 'wait', 'reuse'];

/**
 * The variables of the program's own settings; those that are not set are left to the program.
 * @internal
 */
export function monitorEnv(options: DbtCloudMonitorOptions): Env {
  const { onDeadline, ifActive, logLines, artifactsPath, outcomePath, statePath } = checkKnown('monitor', options, PROPERTIES);
  return {
    ...durations(options),
    ...switches(options),
    ...(onDeadline === undefined ? {} : { [Variable.ON_DEADLINE]: literal(checkOneOf('monitor.onDeadline', onDeadline, DEADLINE_ACTIONS)) }),
    ...(ifActive === undefined ? {} : { [Variable.IF_ACTIVE]: literal(checkOneOf('monitor.ifActive', ifActive, ACTIVE_RUN_ACTIONS)) }),
    ...(logLines === undefined ? {} : { [Variable.LOG_LINES]: literal(checkWholeNumber('monitor.logLines', logLines)) }),
    ...(artifactsPath === undefined ? {} : { [Variable.ARTIFACTS_DIR]: literal(checkRelativePath('monitor.artifactsPath', artifactsPath)) }),
    ...(outcomePath === undefined ? {} : { [Variable.OUTPUT_JSON]: literal(checkRelativePath('monitor.outcomePath', outcomePath)) }),
    ...(statePath === undefined ? {} : { [Variable.STATE_FILE]: literal(checkRelativePath('monitor.statePath', statePath)) }),
  };
}

function durations({ pollInterval, requestTimeout, retryWindow }: DbtCloudMonitorOptions): Env {
  const seconds = (property: string, variable: string, duration: Duration | undefined): Env =>
    duration === undefined ? {} : { [variable]: literal(String(secondsOf(property, duration))) };
  return {
    ...seconds('monitor.pollInterval', Variable.POLL_INTERVAL_SECONDS, pollInterval),
    ...seconds('monitor.requestTimeout', Variable.HTTP_TIMEOUT_SECONDS, requestTimeout),
    ...seconds('monitor.retryWindow', Variable.RETRY_WINDOW_SECONDS, retryWindow),
  };
}

function switches({ supersede, rerunFromFailure, waitForEnd, debugLogs }: DbtCloudMonitorOptions): Env {
  const onOrOff = (property: string, variable: string, flag: boolean | undefined, comment?: string): Env =>
    flag === undefined ? {} : { [variable]: literal(checkFlag(property, flag) ? 'on' : 'off', comment) };
  return {
    ...onOrOff('monitor.supersede', Variable.SUPERSEDE, supersede, supersede ? 'A run that is left of an older commit is cancelled.' : undefined),
    ...onOrOff('monitor.rerunFromFailure', Variable.RERUN_FROM_FAILURE, rerunFromFailure),
    ...onOrOff('monitor.waitForEnd', Variable.WAIT, waitForEnd),
    ...onOrOff('monitor.debugLogs', Variable.DEBUG_LOGS, debugLogs),
  };
}
