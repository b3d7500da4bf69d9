import { Variable } from '../contract';
import { readAddress, readEmulatorAddress, type AddressReading } from './address';
import { readOverrides, type Overrides } from './overrides';
import { readProxyRule, type ProxyRule } from './proxy';
import { legalSchemaName, pullRequestSchema, readPullRequest } from './schema';
import {
  addProblem, choiceOf, idOf, integerOf, isUnresolved, knownText,
  millisecondsOf, requiredText, resolvedText, switchOf, textOf, type Environment, type Settings,
} from './setting';
import { misspeltVariables } from './unknown-variables';

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
  /** What follows the job's id in the schema of a pull request, where that schema is wanted. */
  readonly pullRequest?: string;
  readonly overrides: Overrides;
  readonly ifActive: 'start' | 'wait' | 'reuse';
  readonly rerunFromFailure: 'on' | 'off';
  readonly wait: 'on' | 'off';
  /** From the start of the program; without it there is no deadline. */
  readonly runTimeoutMs?: number;
  readonly onDeadline: 'cancel' | 'leave';
  /** Whether active runs of earlier pipelines of the same branch or pull request are cancelled first. */
  readonly supersede: 'on' | 'off';
  /** Without it, the program chooses. */
  readonly pollIntervalMs?: number;
  readonly httpTimeoutMs: number;
  readonly retryWindowMs: number;
  readonly logLines: number;
  readonly debugLogs: 'on' | 'off';
  readonly stateFile?: string;
  /** What a reader of the log should know about how the values were read. */
  readonly remarks: readonly string[];
}

/** The configuration with the schema of its pull request, once the job is known. */
export function withPullRequestSchema(config: Configuration): Configuration {
  const { pullRequest, jobId } = config;
  return pullRequest === undefined ? config : { ...config, schemaOverride: pullRequestSchema(jobId, pullRequest) };
}

/** What is wrong, one sentence for each problem. */
export interface ConfigurationProblems {
  readonly problems: readonly string[];
}

const PAGE = 'take it from the address of the job\'s page in dbt Cloud, /deploy/<account>/projects/<project>/jobs/<job>';

/** Reads the environment. All problems are found before any is reported. */
export function readConfiguration(env: Environment): Configuration | ConfigurationProblems {
  const given: Settings = { env, problems: [], remarks: [] };
  const { problems, remarks } = given;
  const host = hostOf(given, Variable.URL, readAddress) ?? '';
  const emulator = hostOf(given, Variable.EMULATOR_URL, readEmulatorAddress);
  if (emulator !== undefined) remarks.push(`rehearsal: requests go to ${emulator} because ${Variable.EMULATOR_URL} is set`);
  if ((env[Variable.URL] ?? '').trim() === '') {
    remarks.push(`${Variable.URL} is not set: requests go to ${host}, which dbt lists for no region any more; set the access URL of your account`);
  }
  remarks.push(...misspeltVariables(env));
  const jobName = knownText(given, Variable.JOB_NAME);
  const schemaOverride = schemaOf(given);
  const overrides = readOverrides(given);
  // the program ends before this where it is on; here only a wrong value is found
  readFromFork(given);
  const config: Configuration = {
    host,
    apiHost: emulator ?? host,
    apiKey: keyOf(given),
    proxies: acceptedValue(given, 'HTTPS_PROXY', readProxyRule(env)) ?? { except: [] },
    accountId: idOf(given, Variable.ACCOUNT_ID, PAGE),
    projectId: idOf(given, Variable.PROJECT_ID, PAGE),
    jobId: jobName === undefined ? idOf(given, Variable.JOB_ID, PAGE) : '',
    jobName,
    cause: textOf(given, Variable.JOB_CAUSE) ?? '',
    gitBranch: branchOf(given),
    schemaOverride,
    pullRequest: schemaOverride === undefined ? readPullRequest(given, overrides) : undefined,
    overrides,
    ifActive: choiceOf(given, Variable.IF_ACTIVE, 'start', 'wait', 'reuse'),
    rerunFromFailure: switchOf(given, Variable.RERUN_FROM_FAILURE),
    wait: switchOf(given, Variable.WAIT),
    // a timer of Node holds at most 24.8 days, and dbt Cloud ends a run after one; 0 is no limit
    runTimeoutMs: millisecondsOf(given, Variable.RUN_TIMEOUT_SECONDS, 0, 604_800) || undefined,
    onDeadline: choiceOf(given, Variable.ON_DEADLINE, 'cancel', 'leave'),
    supersede: switchOf(given, Variable.SUPERSEDE),
    pollIntervalMs: millisecondsOf(given, Variable.POLL_INTERVAL_SECONDS, 0.02, 600),
    httpTimeoutMs: millisecondsOf(given, Variable.HTTP_TIMEOUT_SECONDS, 0.1, 600) ?? 0,
    retryWindowMs: millisecondsOf(given, Variable.RETRY_WINDOW_SECONDS, 0, 86_400) ?? 0,
    logLines: integerOf(given, Variable.LOG_LINES, 0, 10_000) ?? 0,
    debugLogs: switchOf(given, Variable.DEBUG_LOGS),
    stateFile: textOf(given, Variable.STATE_FILE),
    remarks,
  };
  if (jobName !== undefined && textOf(given, Variable.JOB_ID) !== undefined) {
    problems.push(`${Variable.JOB_ID} and ${Variable.JOB_NAME} are set: give one of them`);
  }
  return problems.length > 0 ? { problems } : config;
}

/** What was read of a variable's value, unless there is a problem with it. */
function acceptedValue<T extends object>(given: Settings, name: string, reading: T | { readonly problem: string }): T | undefined {
  return 'problem' in reading ? addProblem(given, name, reading.problem) : reading;
}

function hostOf(given: Settings, name: string, read: (value: string) => AddressReading): string | undefined {
  const value = textOf(given, name);
  return value === undefined ? undefined : acceptedValue(given, name, read(value))?.origin;
}

function keyOf(given: Settings): string {
  const key = requiredText(given, Variable.API_KEY, 'create a token in dbt Cloud and hand it to this job as a secret');
  if (/^["'`\u2018-\u201f]|["'`\u2018-\u201f]$/.test(key)) {
    addProblem(given, Variable.API_KEY, 'begins or ends with a quote, which is no part of a token: store it without quotes');
    return key;
  }
  // an HTTP header cannot hold it; the value itself must not be shown
  if (/[^\x21-\x7e]/.test(key)) {
    addProblem(given, Variable.API_KEY, 'holds a blank, a line break or another character that no token has: copy it again');
  }
  if (/http|net|\*/i.test(given.env.NODE_DEBUG ?? '')) addProblem(given, 'NODE_DEBUG', 'has Node itself print the key: leave it out');
  return key;
}

/** What is no branch is never left out: dbt Cloud would build the job's own branch and nobody would notice. */
function branchOf(given: Settings): string | undefined {
  const value = (given.env[Variable.JOB_BRANCH] ?? '').trim().replace(/^refs\/heads\//, '');
  const problem = (what: string) => addProblem(given, Variable.JOB_BRANCH, what);
  if (value === '') {
    // a tag has a commit and no branch
    const commit = textOf(given, Variable.GIT_SHA);
    const isMissing = given.env[Variable.JOB_BRANCH] !== undefined && (commit === undefined || isUnresolved(commit));
    return isMissing ? problem('is empty: give the branch to build, or leave the variable out for the job\'s own branch') : undefined;
  }
  if (isUnresolved(value)) return problem(`is '${value.slice(0, 100)}', a reference that was not resolved: define it, or leave the variable out`);
  if (/^refs\/tags\//.test(value)) return problem(`is '${value.slice(0, 100)}', a tag: give its commit in ${Variable.GIT_SHA}, and leave the branch out`);
  if (!/^refs\/(?!heads\/)/.test(value)) return value;
  return problem(`is '${value.slice(0, 100)}', which is no branch: give the one that the pull request comes from, and its number in ${Variable.PULL_REQUEST_ID}`);
}

/** A reference is not left out: the run would build into the job's own schema, which may be production. */
function schemaOf(given: Settings): string | undefined {
  const value = knownText(given, Variable.JOB_SCHEMA_OVERRIDE);
  if (value === undefined) return undefined;
  const legal = legalSchemaName(value);
  if (legal !== value) given.remarks.push(`${Variable.JOB_SCHEMA_OVERRIDE} is sent as '${legal}', a name that every database takes`);
  return legal;
}

/** Whether a fork's pull request started this job. Azure leaves the reference as it is where there is no pull request. */
export function readFromFork(given: Settings): 'on' | 'off' {
  return resolvedText(given, Variable.FROM_FORK) === undefined ? 'off' : switchOf(given, Variable.FROM_FORK);
}
