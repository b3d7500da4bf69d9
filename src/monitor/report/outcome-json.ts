import { allResults, type Facts } from './facts';
import { failures } from './node-result';

/** By the exit code; those above are for signals. */
const NAMES = ['success', 'failed', 'not configured', 'refused', 'cancelled', 'deadline', 'unknown'];

/** The outcome as one line of JSON. Ids are text, because a number would lose the last digits of a long one. */
export function outcomeJson(facts: Facts): string {
  const { code, sentence, accountId, projectId, jobId, seconds, run, steps } = facts;
  return JSON.stringify({
    outcome: NAMES[code] ?? 'cancelled by a signal',
    exitCode: code,
    message: sentence,
    accountId,
    projectId,
    jobId,
    run: run && { id: run.id, url: run.link, status: run.status },
    seconds,
    steps: steps.map(step => ({ index: step.number, name: step.name, status: step.status, seconds: step.seconds })),
    failures: failures(allResults(facts)).map(({ id, status, message, file, line, compiled }) => ({
      id, status, message, file, line, compiledPath: compiled,
    })),
  // every field is there, also where nothing is known
  }, (_, value: unknown) => value ?? null);
}
