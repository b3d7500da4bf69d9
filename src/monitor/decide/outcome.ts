import { ExitCode, Variable } from '../contract';
import { statusName, stepTitle, type KnownRun, type Step } from '../http/run';
import type { Configuration } from '../settings/configuration';
import { formatDuration } from '../text/duration';

/** How the program ends: its exit code, and the sentence that is its last line. */
export interface Outcome {
  readonly code: number;
  readonly sentence: string;
}

/** The signals that ask the program to end. `SIGHUP` is that of a terminal that goes away, `SIGBREAK` that of Ctrl-Break on Windows. */
export const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK'] as const;

/** One of them. */
export type Signal = typeof SIGNALS[number];

/** Why the program ends before the run does. */
export type StopReason = Signal | 'deadline';

const NOTHING_LEFT = 'nothing is left to do';
/** What to do about a run that goes on. */
export const CANCEL_IT = 'cancel it in dbt Cloud';
const START_AGAIN = 'start this job again if the run is needed';

/** Problems were found in the variables, which are printed; nothing was started. */
export function misconfigured(log: (line: string) => void, ...problems: readonly string[]): Outcome {
  problems.forEach(log);
  const what = `nothing was started because of ${problems.length === 1 ? 'the problem' : `the ${problems.length} problems`} above`;
  return outcomeOf(ExitCode.CONFIGURATION, `not configured: ${what}`, 'correct the variables and start this job again');
}

/** The words after the program's name are no command of it. */
export function unknownCommand(args: readonly string[], commands: readonly string[]): Outcome {
  const advice = `give ${commands.join(' or ')}, or nothing to start the job and follow its run`;
  return outcomeOf(ExitCode.CONFIGURATION, `not configured: '${args.join(' ')}' is no command`, advice);
}

/** A fork's pull request gets no secrets, so nothing can be started for it. */
export function fromFork(): Outcome {
  const what = 'skipped: a pull request from a fork gets no secrets, so no run was started';
  return outcomeOf(ExitCode.SUCCESS, what, 'somebody with access can run it from a branch of the repository');
}

/** The configuration holds against dbt Cloud. */
export function checked(config: Configuration): Outcome {
  const what = 'checked: host, key, account, project and job are right, and nothing was started';
  return outcomeOf(ExitCode.SUCCESS, what, 'whether the token may start runs shows only with a run', jobLink(config));
}

/** Something about the configuration does not hold, or could not be looked at. */
export function notChecked(config: Configuration, reason: string, advice: string): Outcome {
  return outcomeOf(ExitCode.REFUSED, `refused: dbt Cloud does not show job ${config.jobId} (${reason})`, advice, jobLink(config));
}

/** Nothing is left of a run that would have to be cancelled. */
export function cleanedUp(what: string, link?: string): Outcome {
  return outcomeOf(ExitCode.SUCCESS, `cleaned up: ${what}`, NOTHING_LEFT, link);
}

/** The run could not be cancelled. */
export function notCancelled(runId: string, reason: string, link: string): Outcome {
  return outcomeOf(ExitCode.REFUSED, `refused: run ${runId} could not be cancelled (${reason}) and may go on`, CANCEL_IT, link);
}

/** The run succeeded. */
export function succeeded({ id, since, link }: KnownRun, now: number): Outcome {
  return outcomeOf(ExitCode.SUCCESS, `success: run ${id} succeeded after ${formatDuration(now - since)}`, NOTHING_LEFT, link);
}

/** Nobody waits for the run. */
export function leftRunning({ id, link }: KnownRun): Outcome {
  return outcomeOf(ExitCode.SUCCESS, `started: run ${id} goes on without this job`, `leave ${Variable.WAIT} out to wait for its end`, link);
}

/** The run ended with an error, in this step where one is known. */
export function failed({ id, link }: KnownRun, step: Step | undefined): Outcome {
  const where = step === undefined ? '' : ` in ${stepTitle(step)}`;
  return outcomeOf(ExitCode.RUN_FAILED, `failed: run ${id} ended with an error${where}`, 'correct what failed and run it again', link);
}

/** Somebody else cancelled the run. */
export function cancelledElsewhere({ id, link }: KnownRun): Outcome {
  return outcomeOf(ExitCode.RUN_CANCELLED, `cancelled: run ${id} was cancelled in dbt Cloud`, START_AGAIN, link);
}

/** The run is complete, with a status that this program does not know. */
export function endedUnknown({ id, link }: KnownRun, status: number): Outcome {
  const what = `unknown: run ${id} is complete with ${statusName(status)}, which this program does not know`;
  return outcomeOf(ExitCode.UNKNOWN, what, 'read its result in dbt Cloud', link);
}

/** The API refused to start the run, or could not be reached to start it: there is none. */
export function notStarted(config: Configuration, reason: string, advice: string): Outcome {
  return outcomeOf(ExitCode.REFUSED, `refused: job ${config.jobId || config.jobName} was not started (${reason})`, advice, jobLink(config));
}

/** The API does not let us see the run any more. The run itself goes on. */
export function notShown({ id, link }: KnownRun, reason: string, advice: string): Outcome {
  return outcomeOf(ExitCode.REFUSED, `refused: dbt Cloud does not show run ${id} (${reason}), which may go on`, advice, link);
}

/** The API stopped answering, and the run may be in any state. */
export function lost({ id, link }: KnownRun, reason: string, outage: number): Outcome {
  const what = `unknown: run ${id} could not be read for ${formatDuration(outage)} (${reason}) and may go on`;
  return outcomeOf(ExitCode.UNKNOWN, what, 'read its result in dbt Cloud before you start this job again', link);
}

/** Nobody knows whether a run was started. */
export function perhapsStarted(config: Configuration, reason: string): Outcome {
  const what = `unknown: job ${config.jobId} may or may not have been started (${reason})`;
  return outcomeOf(ExitCode.UNKNOWN, what, 'look at its runs before you start this job again', jobLink(config));
}

/** The program ended before the run did. `fate` says what became of the run. */
export function stopped(reason: StopReason, fate: string, link: string, advice?: string): Outcome {
  if (reason === 'deadline') {
    return outcomeOf(ExitCode.DEADLINE, `deadline: ${fate}`, advice ?? `raise ${Variable.RUN_TIMEOUT_SECONDS} if the job needs longer`, link);
  }
  const code = reason === 'SIGINT' ? ExitCode.INTERRUPTED : ExitCode.TERMINATED;
  return outcomeOf(code, `cancelled by ${reason}: ${fate}`, advice ?? START_AGAIN, link);
}

/** This program has a fault. */
export function crashed(error: unknown, link: string): Outcome {
  const what = `unknown: run-and-monitor has a fault (${String(error)}), and a run may go on`;
  return outcomeOf(ExitCode.UNKNOWN, what, 'look at the job\'s runs, and report the fault', link);
}

/** Address of the job's page. */
export function jobLink(config: Configuration): string {
  return pageLink(config, `jobs/${config.jobId}`);
}

/** Address of a run's page. */
export function runLink(config: Configuration, runId: string): string {
  return pageLink(config, `runs/${runId}/`);
}

function pageLink({ host, accountId, projectId }: Configuration, page: string): string {
  return `${host}/deploy/${accountId}/projects/${projectId}/${page}`;
}

/** The one shape of every last line: what happened, what to do, where to look. */
function outcomeOf(code: number, what: string, advice: string, link?: string): Outcome {
  return { code, sentence: `${what}; ${advice}${link === undefined ? '' : `; see ${link}`}` };
}
