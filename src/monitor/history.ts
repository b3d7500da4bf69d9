import type { Answer } from './answer';
import { readRuns, Status } from './run';

/**
 * Milliseconds that the job's last successful runs took, out of the answer to the question for them. Nothing depends on it: an
 * answer that cannot be used is a job without a history.
 */
export function readHistory(answer: Answer): readonly number[] {
  const runs = answer.kind === 'data' ? readRuns(answer.data) ?? [] : [];
  return runs.flatMap(({ status, seconds = 0 }) => status === Status.SUCCESS && seconds > 0 ? [seconds * 1000] : []);
}
