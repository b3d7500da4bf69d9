import type { Configuration } from './configuration';
import { ExitCode, Variable } from './contract';
import { formatDuration } from './duration';
import { statusName, type Run, type Step } from './run';
import type { KnownRun, StopReason } from './state';

/** How the program ends: its exit code, and the sentence that is its last line. */
export interface Outcome {
  readonly code: number;
  readonly sentence: string;
}

/** Problems were found in the variables; nothing was sent. */
export function misconfigured(problems: number): Outcome {
  const sentence = `not configured: nothing was started because of ${problems === 1 ? 'the problem' : `the ${problems} problems`} above; `
    + 'correct the variables and start this job again';
  return { code: ExitCode.CONFIGURATION, sentence };
}

export function succeeded(run: KnownRun, now: number): Outcome {
  return { code: ExitCode.SUCCESS, sentence: `success: run ${run.id} succeeded after ${formatDuration(now - run.since)}, nothing is left to do; see ${run.link}` };
}

export function failed(run: KnownRun, step: Step | undefined): Outcome {
  const where = step === undefined ? '' : ` in step ${step.number}, ${step.name}`;
  return { code: ExitCode.RUN_FAILED, sentence: `failed: run ${run.id} ended with an error${where}; see ${run.link}, correct the cause and run it again` };
}

export function cancelledElsewhere(run: KnownRun): Outcome {
  return { code: ExitCode.RUN_CANCELLED, sentence: `cancelled: run ${run.id} was cancelled in dbt Cloud; see ${run.link} for who did, and start this job again if the run is needed` };
}

/** The run is complete, with a status that this program does not know. */
export function endedUnknown(run: KnownRun, seen: Run): Outcome {
  const sentence = `unknown: run ${run.id} is complete with ${statusName(seen.status)}, which this program does not know; see ${run.link} for its result`;
  return { code: ExitCode.UNKNOWN, sentence };
}

/** The API refused to start the run, or could not be reached to start it: there is none. */
export function notStarted(configuration: Configuration, reason: string, advice: string): Outcome {
  const job = jobLink(configuration);
  return { code: ExitCode.REFUSED, sentence: `refused: job ${configuration.jobId} was not started (${reason}); ${advice}; the job is ${job}` };
}

/** The API does not let us see the run any more. The run itself goes on. */
export function notShown(run: KnownRun, reason: string, advice: string): Outcome {
  return { code: ExitCode.REFUSED, sentence: `refused: dbt Cloud does not show run ${run.id} (${reason}), which goes on; ${advice}; see ${run.link}` };
}

/** The API stopped answering, and the run may be in any state. */
export function lost(run: KnownRun, reason: string, trouble: number): Outcome {
  const sentence = `unknown: run ${run.id} could not be read for ${formatDuration(trouble)} (${reason}) and may still go on; see ${run.link} for its result`;
  return { code: ExitCode.UNKNOWN, sentence };
}

/** Nobody knows whether a run was started. */
export function perhapsStarted(configuration: Configuration, reason: string): Outcome {
  const sentence = `unknown: job ${configuration.jobId} may or may not have been started (${reason}); see ${jobLink(configuration)} for its runs before you start it again`;
  return { code: ExitCode.UNKNOWN, sentence };
}

/** The program ended before the run did. `fate` says what became of the run. */
export function stopped(reason: StopReason, fate: string, link: string): Outcome {
  switch (reason) {
    case 'deadline':
      return { code: ExitCode.DEADLINE, sentence: `deadline: ${fate}; see ${link}, and raise ${Variable.RUN_TIMEOUT_SECONDS} if the job needs longer` };
    case 'SIGINT':
      return { code: ExitCode.INTERRUPTED, sentence: `cancelled by SIGINT: ${fate}; see ${link}, and start this job again if the run is needed` };
    case 'SIGTERM':
      return { code: ExitCode.TERMINATED, sentence: `cancelled by SIGTERM: ${fate}; see ${link}, and start this job again if the run is needed` };
  }
}

/** This program has a fault. */
export function crashed(error: unknown, link: string): Outcome {
  const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return { code: ExitCode.UNKNOWN, sentence: `unknown: run-and-monitor has a fault (${reason}); see ${link} for what was started, and report the fault` };
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
