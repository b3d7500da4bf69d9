import { runCommand } from './command';
import { Default, ExitCode, MINIMUM_NODE_MAJOR, Variable } from './contract';
import { newCorrelationId } from './decide/correlation-id';
import { drive } from './decide/drive';
import { findJob } from './decide/find-job';
import { crashed, fromFork, jobLink, misconfigured, SIGNALS, stopped, type Outcome, type Signal } from './decide/outcome';
import type { Session, State } from './decide/state';
import { stateFileWriter } from './decide/state-file';
import { systemClock, type Clock } from './http/clock';
import { triggerRequest } from './http/request';
import { httpSender } from './http/sender';
import { RunObserver, type Summary } from './report/facts';
import { providerOf } from './report/provider';
import { reportBudget, reportInTime } from './report/report-in-time';
import { readConfiguration, readFromFork, withPullRequestSchema, type Configuration } from './settings/configuration';
import type { Overrides } from './settings/overrides';
import { readPipelineJob } from './settings/pipeline-job';
import type { FollowedRun } from './show/display';
import { openOutput, type Output } from './show/output';

/** Runs the program and sets the exit code of the process. */
export async function main(): Promise<void> {
  const unsupported = unsupportedNode(process.versions.node);
  if (unsupported !== undefined) {
    console.log(unsupported);
    process.exitCode = ExitCode.CONFIGURATION;
    return;
  }
  const args = process.argv.slice(2);
  const isFromFork = readFromFork({ env: process.env, problems: [], remarks: [] }) === 'on';
  const outcome = await (isFromFork ? declineFork() : args.length === 0 ? launch() : runCommand(args));
  process.exitCode = outcome.code;
  // nothing that is still open may keep the job of the pipeline waiting
  setTimeout(() => process.exit(), 500).unref();
}

/** Says why a fork's pull request starts nothing. That is no failure: whoever opened it can do nothing about it. */
function declineFork(): Outcome {
  const { print, display } = openOutput(process.env, systemClock());
  const outcome = fromFork();
  print(providerOf(process.env).notice(outcome.sentence));
  display.close();
  return outcome;
}

async function launch(): Promise<Outcome> {
  const clock = systemClock();
  const output = openOutput(process.env, clock);
  const interruption = firstSignal();
  const startedAt = clock.now();
  const reading = readConfiguration(process.env);
  const config = 'problems' in reading ? undefined : reading;
  guardAgainstCrashes(output.log, config === undefined ? Default[Variable.URL] : jobLink(config));
  const summary = 'problems' in reading ? { outcome: misconfigured(output.log, ...reading.problems) }
    : await monitor(reading, output, { startedAt, clock, interruption });
  output.display.close();
  const context = { env: process.env, config, provider: providerOf(process.env), clock, ...output };
  await reportInTime(summary, context, { budget: reportBudget(config, startedAt, clock.now()), interruption });
  output.log(summary.outcome.sentence);
  return summary.outcome;
}

/** The time, and what ends the program before its time. */
interface Limits {
  readonly startedAt: number;
  readonly clock: Clock;
  readonly interruption: Promise<Signal>;
}

async function monitor(asked: Configuration, output: Output, { startedAt, clock, interruption }: Limits): Promise<Summary> {
  const { log, display } = output;
  const window = Math.min(asked.retryWindowMs, asked.runTimeoutMs ?? Infinity);
  const send = httpSender(asked);
  // against an emulator there is no provider behind the log that would take the key out of it
  if (asked.apiHost.startsWith('https:')) output.printSecretly(providerOf(process.env).mask(asked.apiKey));
  const found = await Promise.race([findJob({ config: asked, send, clock, log, window }), interruption]);
  if (typeof found === 'string') return { outcome: stopped(found, 'no run was started', jobLink(asked)) };
  if ('sentence' in found) return { outcome: found };
  const config = withPullRequestSchema(found);
  introduction(config).forEach(log);
  const job = readPipelineJob(process.env);
  const correlationId = newCorrelationId(freshNonce(), job, JSON.stringify(triggerRequest(config, '')));
  const session: Session = {
    config,
    correlationId,
    startedAt,
    longestSilenceMs: display.longestSilenceMs,
    restarted: job?.restarted,
  };
  const remember = stateFileWriter(config, log);
  const observer = new RunObserver();
  const observe = (state: State) => {
    observer.observe(state);
    display.follow(followedRun(state));
    remember(state);
  };
  try {
    return observer.summary(await drive(session, { clock, log, observe, send, interruption }));
  } catch (error) {
    return observer.summary(crashed(error, jobLink(config)));
  }
}

/** What a display shows of the run, while there is one to follow. */
function followedRun(state: State): FollowedRun | undefined {
  if (state.phase !== 'watch' || state.seen === undefined) return undefined;
  return { seen: state.seen, since: state.run.since, expectedMs: state.expectedMs };
}

function introduction(config: Configuration): readonly string[] {
  return [
    `job ${config.jobId} of account ${config.accountId}, project ${config.projectId}, at ${config.host}`,
    `  cause: ${config.cause}`,
    `  branch: ${config.gitBranch ?? 'as set in the job'}`,
    `  schema: ${config.schemaOverride ?? 'as set in the job'}`,
    ...Object.entries(config.overrides).flatMap(([field, value]) => overrideLines(field, value)),
    ...config.remarks.map(remark => `  ${remark}`),
  ];
}

/** A field of what dbt Cloud is asked for, by its name in the API. */
function overrideLines(field: string, value: Overrides[string]): readonly string[] {
  return typeof value === 'object' ? [`  ${field}:`, ...value.map(command => `    ${command}`)] : [`  ${field}: ${value}`];
}

function freshNonce(): string {
  return crypto.randomUUID().slice(-10);
}

/** Resolves with the first signal. The handlers stay, so that a second one does not kill the program in the middle of the cancel. */
function firstSignal(): Promise<Signal> {
  return new Promise(resolve => {
    for (const signal of SIGNALS) process.on(signal, () => resolve(signal));
  });
}

/**
 * The sentence to end with on a Node that is too old, or nothing on one that will do.
 *
 * @param version as in `process.versions.node`
 */
export function unsupportedNode(version: string): string | undefined {
  const major = Number.parseInt(version, 10);
  if (major >= MINIMUM_NODE_MAJOR) return undefined;
  return `run-and-monitor needs Node ${MINIMUM_NODE_MAJOR} or newer and was started by Node ${version}: choose a newer image or set-up step`;
}

/**
 * Ends with a sentence where an error comes from nowhere, instead of with Node's own report, which would print the error as it
 * is and end with the code of a run that failed.
 */
function guardAgainstCrashes(log: (line: string) => void, link: string): void {
  process.on('uncaughtException', error => {
    log(crashed(error, link).sentence);
    process.exit(ExitCode.UNKNOWN);
  });
}
