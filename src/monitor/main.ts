import { runCommand } from './command';
import { readConfiguration, type Configuration } from './configuration';
import { Default, ExitCode, Variable } from './contract';
import { guardAgainstCrashes } from './crash-guard';
import { drive, type Clock, type Signal } from './drive';
import { findJob } from './find-job';
import { readFromFork } from './fork';
import { correlationMark } from './mark';
import { unsupportedNode } from './node-version';
import { crashed, fromFork, jobLink, misconfigured, stopped, type Outcome } from './outcome';
import { openOutput, type Output } from './output';
import { readPipelineJob } from './pipeline-job';
import { withPullRequestSchema } from './pull-request-schema';
import { Witness, type Ending } from './report/ending';
import { providerOf } from './report/provider';
import { reportBudget, reportInTime } from './report/report-in-time';
import { triggerRequest } from './request';
import { httpSender } from './sender';
import type { Session, State } from './state';
import { stateFileWriter } from './state-file';
import { systemClock } from './system-clock';

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
  const ending = 'problems' in reading ? { outcome: misconfigured(output.log, ...reading.problems) }
    : await monitor(reading, output, { startedAt, clock, interruption });
  output.display.close();
  const desk = { env: process.env, config, provider: providerOf(process.env), clock, ...output };
  await reportInTime(ending, desk, { budget: reportBudget(config, startedAt, clock.now()), interruption });
  output.log(ending.outcome.sentence);
  return ending.outcome;
}

/** The time, and what ends the program before its time. */
interface Limits {
  readonly startedAt: number;
  readonly clock: Clock;
  readonly interruption: Promise<Signal>;
}

async function monitor(asked: Configuration, output: Output, { startedAt, clock, interruption }: Limits): Promise<Ending> {
  const { log, display } = output;
  const window = Math.min(asked.retryWindow, asked.runTimeout ?? Infinity);
  const send = httpSender(asked);
  // against an emulator there is no provider behind the log that would take the key out of it
  if (asked.apiHost.startsWith('https:')) output.printSecretly(providerOf(process.env).mask(asked.apiKey));
  const found = await Promise.race([findJob({ config: asked, send, clock, log, window }), interruption]);
  if (typeof found === 'string') return { outcome: stopped(found, 'no run was started', jobLink(asked)) };
  if ('sentence' in found) return { outcome: found };
  const config = withPullRequestSchema(found);
  introduction(config).forEach(log);
  const job = readPipelineJob(process.env);
  const mark = correlationMark(freshNonce(), job, JSON.stringify(triggerRequest(config, '')));
  const session: Session = {
    config,
    mark,
    startedAt,
    longestSilence: display.longestSilence,
    restarted: job?.restarted,
  };
  const remember = stateFileWriter(config, log);
  const witness = new Witness();
  const observe = (state: State) => {
    witness.observe(state);
    display.observe(state);
    remember(state);
  };
  try {
    return witness.ending(await drive(session, { clock, log, observe, send, interruption }));
  } catch (error) {
    return witness.ending(crashed(error, jobLink(config)));
  }
}

function introduction(config: Configuration): readonly string[] {
  return [
    `job ${config.jobId} of account ${config.accountId}, project ${config.projectId}, at ${config.host}`,
    `  cause: ${config.cause}`,
    `  branch: ${config.gitBranch ?? 'as set in the job'}`,
    `  schema: ${config.schemaOverride ?? 'as set in the job'}`,
    ...config.remarks.map(remark => `  ${remark}`),
  ];
}

function freshNonce(): string {
  return crypto.randomUUID().slice(-10);
}

/** Resolves with the first signal. The handlers stay, so that a second one does not kill the program in the middle of the cancel. */
function firstSignal(): Promise<Signal> {
  return new Promise(resolve => {
    process.on('SIGINT', resolve);
    process.on('SIGTERM', resolve);
  });
}
