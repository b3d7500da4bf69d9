import type { ActiveRunAction } from '../active-run-action';
import type { DbtCloudMonitorOptions } from '../dbt-cloud-monitor-options';
import type { DeadlineAction } from '../deadline-action';
import type { Duration } from '../duration';
import { checkDuration } from './check-duration';
import { Environment, literal } from '../model/environment';
import { checkFlag, checkKnown, checkOneOf, checkRelativePath, checkWholeNumber, PropertyNames } from '../model/property';
import { Variable } from '../monitor/contract';

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

/** The variables of the program's own settings; those that are not set are left to the program. */
export function monitorEnvironment(options: DbtCloudMonitorOptions): Environment {
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

function durations({ pollInterval, requestTimeout, retryWindow }: DbtCloudMonitorOptions): Environment {
  const seconds = (property: string, variable: string, duration: Duration | undefined): Environment =>
    duration === undefined ? {} : { [variable]: literal(String(checkDuration(property, duration))) };
  return {
    ...seconds('monitor.pollInterval', Variable.POLL_INTERVAL_SECONDS, pollInterval),
    ...seconds('monitor.requestTimeout', Variable.HTTP_TIMEOUT_SECONDS, requestTimeout),
    ...seconds('monitor.retryWindow', Variable.RETRY_WINDOW_SECONDS, retryWindow),
  };
}

function switches({ supersede, rerunFromFailure, waitForEnd, debugLogs }: DbtCloudMonitorOptions): Environment {
  const onOrOff = (property: string, variable: string, flag: boolean | undefined): Environment =>
    flag === undefined ? {} : { [variable]: literal(checkFlag(property, flag) ? 'on' : 'off') };
  return {
    ...onOrOff('monitor.supersede', Variable.SUPERSEDE, supersede),
    ...onOrOff('monitor.rerunFromFailure', Variable.RERUN_FROM_FAILURE, rerunFromFailure),
    ...onOrOff('monitor.waitForEnd', Variable.WAIT, waitForEnd),
    ...onOrOff('monitor.debugLogs', Variable.DEBUG_LOGS, debugLogs),
  };
}
