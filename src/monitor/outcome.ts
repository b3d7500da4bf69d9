import type { Configuration } from './configuration';
import { ExitCode, Variable } from './contract';
import { formatDuration } from './duration';
import { statusName, type Step } from './run';
import type { KnownRun, StopReason } from './state';

/** How the program ends: its exit code, and the sentence that is its last line. */
export interface Outcome {
  readonly code: number;
  readonly sentence: string;
}

/** Problems were found in the variables; nothing was sent. */
export function misconfigured(problems: number): Outcome {
  const what = `not configured: nothing was started because of ${problems === 1 ? 'the problem' : `the ${problems} problems`} above`;
  return { code: ExitCode.CONFIGURATION, sentence: `${what}; correct the variables and start this job again` };
}

/** The words after the program's name are no command of it. */
export function unknownCommand(words: readonly string[], commands: readonly string[]): Outcome {
  const what = `not configured: '${words.join(' ')}' is no command`;
  return { code: ExitCode.CONFIGURATION, sentence: `${what}; give ${commands.join(' or ')}, or nothing to start the job and follow its run` };
}

/** The configuration holds against dbt Cloud. */
export function checked(configuration: Configuration): Outcome {
  const what = 'checked: host, key, account, project and job are right, and nothing was started';
  return ending(ExitCode.SUCCESS, what, 'whether the token may start runs shows only with a run', jobLink(configuration));
}

/** Something about the configuration does not hold, or could not be looked at. */
export function notChecked(configuration: Configuration, reason: string, advice: string): Outcome {
  return ending(ExitCode.REFUSED, `refused: dbt Cloud does not show job ${configuration.jobId} (${reason})`, advice, jobLink(configuration));
}

/** Nothing is left of a run that would have to be cancelled. */
export function cleanedUp(what: string, link: string): Outcome {
  return ending(ExitCode.SUCCESS, `cleaned up: ${what}`, 'nothing is left to do', link);
}

/** The run could not be cancelled. */
export function notCancelled(runId: string, reason: string, link: string): Outcome {
  return ending(ExitCode.REFUSED, `refused: run ${runId} could not be cancelled (${reason}) and may go on`, 'cancel it in dbt Cloud', link);
}

export function succeeded(run: KnownRun, now: number): Outcome {
  const what = `success: run ${run.id} succeeded after ${formatDuration(now - run.since)}`;
  return ending(ExitCode.SUCCESS, what, 'nothing is left to do', run.link);
}

/** Nobody waits for the run. */
export function leftRunning(run: KnownRun): Outcome {
  return ending(ExitCode.SUCCESS, `started: run ${run.id} goes on without this job`, `set ${Variable.WAIT} to wait for its end`, run.link);
}

export function failed(run: KnownRun, step: Step | undefined): Outcome {
  const where = step === undefined ? '' : ` in step ${step.number}, ${step.name}`;
  return ending(ExitCode.RUN_FAILED, `failed: run ${run.id} ended with an error${where}`, 'correct the cause and run it again', run.link);
}

export function cancelledElsewhere(run: KnownRun): Outcome {
  const what = `cancelled: run ${run.id} was cancelled in dbt Cloud`;
  return ending(ExitCode.RUN_CANCELLED, what, 'start this job again if the run is needed', run.link);
}

/** The run is complete, with a status that this program does not know. */
export function endedUnknown(run: KnownRun, status: number): Outcome {
  const what = `unknown: run ${run.id} is complete with ${statusName(status)}, which this program does not know`;
  return ending(ExitCode.UNKNOWN, what, 'read its result in dbt Cloud', run.link);
}

/** The API refused to start the run, or could not be reached to start it: there is none. */
export function notStarted(configuration: Configuration, reason: string, advice: string): Outcome {
  return ending(ExitCode.REFUSED, `refused: job ${configuration.jobId} was not started (${reason})`, advice, jobLink(configuration));
}

/** The API does not let us see the run any more. The run itself goes on. */
export function notShown(run: KnownRun, reason: string, advice: string): Outcome {
  return ending(ExitCode.REFUSED, `refused: dbt Cloud does not show run ${run.id} (${reason}), which may go on`, advice, run.link);
}

/** The API stopped answering, and the run may be in any state. */
export function lost(run: KnownRun, reason: string, trouble: number): Outcome {
  const what = `unknown: run ${run.id} could not be read for ${formatDuration(trouble)} (${reason}) and may go on`;
  return ending(ExitCode.UNKNOWN, what, 'read its result in dbt Cloud before you start this job again', run.link);
}

/** Nobody knows whether a run was started. */
export function perhapsStarted(configuration: Configuration, reason: string): Outcome {
  const what = `unknown: job ${configuration.jobId} may or may not have been started (${reason})`;
  return ending(ExitCode.UNKNOWN, what, 'look at its runs before you start this job again', jobLink(configuration));
}

/** The program ended before the run did. `fate` says what became of the run. */
export function stopped(reason: StopReason, fate: string, link: string): Outcome {
  const again = 'start this job again if the run is needed';
  switch (reason) {
    case 'deadline':
      return ending(ExitCode.DEADLINE, `deadline: ${fate}`, `raise ${Variable.RUN_TIMEOUT_SECONDS} if the job needs longer`, link);
    case 'SIGINT':
      return ending(ExitCode.INTERRUPTED, `cancelled by SIGINT: ${fate}`, again, link);
    case 'SIGTERM':
      return ending(ExitCode.TERMINATED, `cancelled by SIGTERM: ${fate}`, again, link);
  }
}

/** This program has a fault. */
export function crashed(error: unknown, link: string): Outcome {
  const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const what = `unknown: run-and-monitor has a fault (${reason}), and a run may go on`;
  return ending(ExitCode.UNKNOWN, what, 'look at the job\'s runs, and report the fault', link);
}

/** Address of the job's page. */
export function jobLink(configuration: Configuration): string {
  return `${projectLink(configuration)}/jobs/${configuration.jobId}`;
}

/** Address of a run's page. */
export function runLink(configuration: Configuration, runId: string): string {
  return `${projectLink(configuration)}/runs/${runId}/`;
}

function projectLink(configuration: Configuration): string {
  return `${configuration.host}/deploy/${configuration.accountId}/projects/${configuration.projectId}`;
}

/** The one shape of every last line: what happened, what to do, where to look. */
function ending(code: number, what: string, advice: string, link: string): Outcome {
  return { code, sentence: `${what}; ${advice}${link === '' ? '' : `; see ${link}`}` };
}
