import { readAddress, readEmulatorAddress, type AddressReading } from './address';
import { Variable } from './contract';
import { readOverrides, type Overrides } from './overrides';
import { readProxyRule, type ProxyRule } from './proxy';
import { legalSchemaName } from './schema-name';
import { choiceOf, idOf, isUnresolved, numberOf, requiredText, switchOf, textOf, type Environment, type Settings } from './setting';

/** Everything the program is told from outside, checked. Times are in milliseconds. */
export interface Configuration {
  /** The account's dbt Cloud, for links. */
  readonly host: string;
  /** Where requests go: `host`, or an emulator on this machine. */
  readonly apiHost: string;
  readonly apiKey: string;
  readonly proxies: ProxyRule;
  readonly accountId: string;
  readonly projectId: string;
  /** Empty until the job of that name is found, where `jobName` is set. */
  readonly jobId: string;
  readonly jobName?: string;
  readonly cause: string;
  readonly gitBranch?: string;
  readonly schemaOverride?: string;
  readonly overrides: Overrides;
  readonly ifActive: 'start' | 'wait' | 'reuse';
  readonly rerunFromFailure: 'on' | 'off';
  readonly wait: 'on' | 'off';
  /** From the start of the program; without it there is no deadline. */
  readonly runTimeout?: number;
  readonly onDeadline: 'cancel' | 'leave';
  /** Whether active runs of earlier pipelines of the same branch or pull request are cancelled first. */
  readonly supersede: 'on' | 'off';
  /** Without it, the program chooses. */
  readonly pollInterval?: number;
  readonly httpTimeout: number;
  readonly retryWindow: number;
  readonly logLines: number;
  readonly debugLogs: 'on' | 'off';
  readonly stateFile?: string;
  /** What a reader of the log should know about how the values were read. */
  readonly remarks: readonly string[];
}

/** What is wrong, one sentence for each problem. */
export interface ConfigurationProblems {
  readonly problems: readonly string[];
}

const PAGE = 'take it from the address of the job\'s page in dbt Cloud, /deploy/<account>/projects/<project>/jobs/<job>';
const TOKEN = 'create a service token in dbt Cloud and hand it to this job as a secret';

/** Reads the environment. All problems are found before any is reported. */
export function readConfiguration(environment: Environment): Configuration | ConfigurationProblems {
  const settings: Settings = { environment, problems: [] };
  const remarks: string[] = [];
  const host = hostOf(settings, Variable.URL, readAddress);
  const emulator = textOf(settings, Variable.EMULATOR_URL) === '' ? undefined : hostOf(settings, Variable.EMULATOR_URL, readEmulatorAddress);
  if (emulator !== undefined) remarks.push(`rehearsal: requests go to ${emulator} because ${Variable.EMULATOR_URL} is set`);
  const jobName = emptyAsNone(textOf(settings, Variable.JOB_NAME));
  const configuration: Configuration = {
    host,
    apiHost: emulator ?? host,
    apiKey: keyOf(settings),
    proxies: proxiesOf(settings),
    accountId: idOf(settings, Variable.ACCOUNT_ID, PAGE),
    projectId: idOf(settings, Variable.PROJECT_ID, PAGE),
    jobId: jobIdOf(settings, jobName),
    jobName,
    cause: textOf(settings, Variable.JOB_CAUSE),
    gitBranch: gitBranchOf(settings, remarks),
    schemaOverride: schemaOf(settings, remarks),
    overrides: readOverrides(settings, remarks),
    ifActive: choiceOf(settings, Variable.IF_ACTIVE, ['start', 'wait', 'reuse']),
    rerunFromFailure: switchOf(settings, Variable.RERUN_FROM_FAILURE),
    wait: switchOf(settings, Variable.WAIT),
    // a timer of Node holds at most 24.8 days, and dbt Cloud ends a run after one
    runTimeout: positive(inMilliseconds(numberOf(settings, Variable.RUN_TIMEOUT_SECONDS, { least: 0, most: 604_800 }))),
    onDeadline: choiceOf(settings, Variable.ON_DEADLINE, ['cancel', 'leave']),
    supersede: choiceOf(settings, Variable.SUPERSEDE, ['off', 'on']),
    pollInterval: inMilliseconds(numberOf(settings, Variable.POLL_INTERVAL_SECONDS, { least: 0.02, most: 600 })),
    httpTimeout: inMilliseconds(numberOf(settings, Variable.HTTP_TIMEOUT_SECONDS, { least: 0.1, most: 600 })) ?? 0,
    retryWindow: inMilliseconds(numberOf(settings, Variable.RETRY_WINDOW_SECONDS, { least: 0, most: 86_400 })) ?? 0,
    logLines: Math.trunc(numberOf(settings, Variable.LOG_LINES, { least: 0, most: 10_000 }) ?? 0),
    debugLogs: choiceOf(settings, Variable.DEBUG_LOGS, ['off', 'on']),
    stateFile: emptyAsNone(textOf(settings, Variable.STATE_FILE)),
    remarks,
  };
  return settings.problems.length > 0 ? { problems: settings.problems } : configuration;
}

function hostOf(settings: Settings, name: string, read: (value: string) => AddressReading): string {
  const reading = read(textOf(settings, name));
  if ('origin' in reading) return reading.origin;
  settings.problems.push(`${name} ${reading.problem}`);
  return '';
}

function jobIdOf(settings: Settings, jobName: string | undefined): string {
  if (jobName === undefined) return idOf(settings, Variable.JOB_ID, PAGE);
  if (isUnresolved(jobName)) settings.problems.push(`${Variable.JOB_NAME} is '${jobName}', a reference that was not resolved: define it`);
  if (textOf(settings, Variable.JOB_ID) !== '') settings.problems.push(`${Variable.JOB_ID} and ${Variable.JOB_NAME} are set: give one of them`);
  return '';
}

function proxiesOf(settings: Settings): ProxyRule {
  const reading = readProxyRule(settings.environment);
  if (!('problem' in reading)) return reading;
  settings.problems.push(reading.problem);
  return { except: [] };
}

function keyOf(settings: Settings): string {
  const before = settings.problems.length;
  const key = requiredText(settings, Variable.API_KEY, TOKEN);
  // an HTTP header cannot hold it; the value itself must not be shown
  if (settings.problems.length === before && /[^\x21-\x7e]/.test(key)) {
    settings.problems.push(`${Variable.API_KEY} holds a blank, a line break or another character that no token has: copy the token again`);
  }
  return key;
}

function gitBranchOf(settings: Settings, remarks: string[]): string | undefined {
  const value = textOf(settings, Variable.JOB_BRANCH);
  if (isUnresolved(value)) {
    remarks.push(`${Variable.JOB_BRANCH} is '${value}', which was not resolved: the job builds the branch that it is set to`);
    return undefined;
  }
  return emptyAsNone(value.replace(/^refs\/heads\//, ''));
}

function schemaOf(settings: Settings, remarks: string[]): string | undefined {
  const value = textOf(settings, Variable.JOB_SCHEMA_OVERRIDE);
  if (isUnresolved(value)) {
    // unlike the branch it is not ignored: the run would build into the job's own schema, which may be production
    settings.problems.push(`${Variable.JOB_SCHEMA_OVERRIDE} is '${value}', a reference that was not resolved: define it, or leave the variable out`);
  }
  const legal = legalSchemaName(value);
  if (legal !== value) remarks.push(`${Variable.JOB_SCHEMA_OVERRIDE} is sent as '${legal}', a name that every database takes`);
  return emptyAsNone(legal);
}

function inMilliseconds(seconds: number | undefined): number | undefined {
  return seconds === undefined ? undefined : Math.round(seconds * 1000);
}

function positive(number: number | undefined): number | undefined {
  return number === 0 ? undefined : number;
}

function emptyAsNone(value: string): string | undefined {
  return value === '' ? undefined : value;
}
