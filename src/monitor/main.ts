import { readConfiguration, type Configuration } from './configuration';
import { ExitCode, Variable } from './contract';
import { drive, type Signal } from './drive';
import { correlationMark } from './mark';
import { unsupportedNode } from './node-version';
import { crashed, jobLink, misconfigured, type Outcome } from './outcome';
import { readPipelineJob } from './pipeline-job';
import { triggerRequest } from './request';
import { safeLine, type SafeLine } from './safe-line';
import { httpSender } from './sender';
import { isUnresolved } from './setting';
import type { Session } from './state';
import { systemClock } from './system-clock';

/** Runs the program and sets the exit code of the process. */
export async function main(): Promise<void> {
  const unsupported = unsupportedNode(process.versions.node);
  if (unsupported !== undefined) {
    console.log(unsupported);
    process.exitCode = ExitCode.CONFIGURATION;
    return;
  }
  const key = (process.env[Variable.API_KEY] ?? '').trim();
  // a reference that was not resolved is no secret, and the message about it has to show it
  const outcome = await launch(safeLine(isUnresolved(key) ? '' : key));
  process.exitCode = outcome.code;
  // nothing that is still open may keep the job of the pipeline waiting
  setTimeout(() => process.exit(), 500).unref();
}

async function launch(safe: SafeLine): Promise<Outcome> {
  const log = (line: string) => console.log(safe(line));
  // a reader that went away must not end the program before the run is looked after
  process.stdout.on('error', () => undefined);
  const configuration = readConfiguration(process.env);
  const outcome = 'problems' in configuration ? refuse(configuration.problems, log) : await monitor(configuration, log);
  log(outcome.sentence);
  return outcome;
}

function refuse(problems: readonly string[], log: (line: string) => void): Outcome {
  problems.forEach(log);
  return misconfigured(problems.length);
}

async function monitor(configuration: Configuration, log: (line: string) => void): Promise<Outcome> {
  introduction(configuration).forEach(log);
  const clock = systemClock();
  const job = readPipelineJob(process.env);
  const mark = correlationMark(freshNonce(), job, JSON.stringify(triggerRequest(configuration, '')));
  const session: Session = { configuration, mark, startedAt: clock.now(), ...(job?.restarted === 'perhaps' ? { restarted: 'perhaps' } : {}) };
  try {
    return await drive(session, { clock, log, send: httpSender(configuration), interruption: firstSignal() });
  } catch (error) {
    return crashed(error, jobLink(configuration));
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
