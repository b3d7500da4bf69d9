import { runCommand } from './command';
import { readConfiguration, type Configuration } from './configuration';
import { Default, ExitCode, Variable } from './contract';
import { guardAgainstCrashes } from './crash-guard';
import { drive, type Signal } from './drive';
import { findJob } from './find-job';
import { correlationMark } from './mark';
import { unsupportedNode } from './node-version';
import { crashed, jobLink, misconfigured, stopped, type Outcome } from './outcome';
import { openOutput, type Output } from './output';
import { readPipelineJob } from './pipeline-job';
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
  const words = process.argv.slice(2);
  const outcome = await (words.length === 0 ? launch() : runCommand(words));
  process.exitCode = outcome.code;
  // nothing that is still open may keep the job of the pipeline waiting
  setTimeout(() => process.exit(), 500).unref();
}

async function launch(): Promise<Outcome> {
  const clock = systemClock();
  const output = openOutput(process.env, clock);
  const interruption = firstSignal();
  const startedAt = clock.now();
  const reading = readConfiguration(process.env);
  const configuration = 'problems' in reading ? undefined : reading;
  guardAgainstCrashes(output.log, configuration === undefined ? Default[Variable.URL] : jobLink(configuration));
  const ending = 'problems' in reading ? refuse(reading.problems, output) : await monitor(reading, output, interruption);
  output.display.close();
  const desk = { environment: process.env, configuration, provider: providerOf(process.env), clock, ...output };
  await reportInTime(ending, desk, { budget: reportBudget(configuration, startedAt, clock.now()), interruption });
  output.log(ending.outcome.sentence);
  return ending.outcome;
}

function refuse(problems: readonly string[], { log }: Output): Ending {
  problems.forEach(log);
  return { outcome: misconfigured(problems.length) };
}

async function monitor(asked: Configuration, output: Output, interruption: Promise<Signal>): Promise<Ending> {
  const { log, display } = output;
  const clock = systemClock();
  const send = httpSender(asked);
  // against an emulator there is no provider behind the log that would take the key out of it
  if (asked.apiHost.startsWith('https:')) output.printSecretly(providerOf(process.env).mask(asked.apiKey));
  const configuration = await Promise.race([findJob({ configuration: asked, send, clock, log }), interruption]);
  if (typeof configuration === 'string') return { outcome: stopped(configuration, 'no run was started', jobLink(asked)) };
  if ('sentence' in configuration) return { outcome: configuration };
  introduction(configuration).forEach(log);
  const job = readPipelineJob(process.env);
  const mark = correlationMark(freshNonce(), job, JSON.stringify(triggerRequest(configuration, '')));
  const session: Session = {
    configuration,
    mark,
    startedAt: clock.now(),
    longestSilence: display.longestSilence,
    ...(job?.restarted === 'perhaps' ? { restarted: 'perhaps' } : {}),
  };
  const remember = stateFileWriter(configuration, log);
  const witness = new Witness();
  const observe = (state: State) => {
    witness.observe(state);
    display.observe(state);
    remember(state);
  };
  try {
    return witness.ending(await drive(session, { clock, log, observe, send, interruption }));
  } catch (error) {
    return witness.ending(crashed(error, jobLink(configuration)));
  }
}

function introduction(configuration: Configuration): readonly string[] {
  return [
    `job ${configuration.jobId} of account ${configuration.accountId}, project ${configuration.projectId}, at ${configuration.host}`,
    `  cause: ${configuration.cause}`,
    `  branch: ${configuration.gitBranch ?? 'as set in the job'}`,
    `  schema: ${configuration.schemaOverride ?? 'as set in the job'}`,
    ...configuration.remarks.map(remark => `  ${remark}`),
  ];
}

function freshNonce(): string {
  return crypto.randomUUID().replace(/-/g, '').slice(0, 10);
}

/** Resolves with the first signal. The handlers stay, so that a second one does not kill the program in the middle of the cancel. */
function firstSignal(): Promise<Signal> {
  return new Promise(resolve => {
    process.on('SIGINT', resolve);
    process.on('SIGTERM', resolve);
  });
}
