import { ExitCode } from '../contract';
import { allResults, type Facts } from './facts';
import { failures } from './node-result';

const NAMES: Readonly<Record<number, string>> = {
  [ExitCode.SUCCESS]: 'success',
  [ExitCode.RUN_FAILED]: 'failed',
  [ExitCode.CONFIGURATION]: 'not configured',
  [ExitCode.REFUSED]: 'refused',
  [ExitCode.RUN_CANCELLED]: 'cancelled',
  [ExitCode.DEADLINE]: 'deadline',
  [ExitCode.UNKNOWN]: 'unknown',
  [ExitCode.INTERRUPTED]: 'cancelled by a signal',
  [ExitCode.TERMINATED]: 'cancelled by a signal',
};

/** The outcome as one line of JSON. Ids are text, because a number would lose the last digits of a long one. */
export function outcomeJson(facts: Facts): string {
  const { code, sentence, accountId, projectId, jobId, seconds, run, steps } = facts;
  return JSON.stringify({
    outcome: NAMES[code],
    exitCode: code,
    message: sentence,
    accountId,
    projectId,
    jobId,
    run: run === undefined ? null : { id: run.id, url: run.link, status: run.status },
    seconds,
    steps: steps.map(step => ({ index: step.number, name: step.name, status: step.status, seconds: step.seconds ?? null })),
    failures: failures(allResults(facts)).map(({ id, status, message, file, compiled }) => ({
      id, status, message, file: file ?? null, compiledPath: compiled ?? null,
    })),
  });
}
