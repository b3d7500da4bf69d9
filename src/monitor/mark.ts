import type { PipelineJob } from './pipeline-job';
import { shortHash } from './short-hash';

// provider:run.attempt, the job with what it asks for, the job with its branch or pull request, and what no other start has
const MARK = /\[dbt-pipelines (?<provider>[a-z]+):(?<runId>\d+)\.\d+ (?<job>[0-9a-f]{8}) (?<line>[0-9a-f]{8}) [0-9a-z]+\]$/;

/**
 * The mark that this program leaves at the end of the cause of its run. The API takes no idempotency key, so this is how a run is
 * found again: when the answer to its trigger is lost, when its job is restarted, and when it was left behind.
 *
 * @param nonce letters and digits that no other start of the program has
 * @param job the job of the pipeline, where it is known
 * @param asked what the job asks dbt Cloud for: two jobs of a pipeline that ask for different things never share a run
 */
export function correlationMark(nonce: string, job?: PipelineJob, asked = ''): string {
  if (job === undefined) return `[dbt-pipelines ${nonce}]`;
  const { provider, runId, attempt, place, ref } = job;
  return `[dbt-pipelines ${provider}:${runId}.${attempt} ${shortHash(place + asked)} ${shortHash(place + ref)} ${nonce}]`;
}

/** Whether a cause was written by the same job of the same run of the pipeline, in this attempt or an earlier one. */
export function isOfSameJob(mark: string, cause: string): boolean {
  const [own, other] = [read(mark), read(cause)];
  return own !== undefined && other !== undefined && own.provider === other.provider && own.runId === other.runId && own.job === other.job;
}

/** Whether a cause was written by an earlier run of the same pipeline job, for the same branch or pull request. */
export function isOfEarlierRun(mark: string, cause: string): boolean {
  const [own, other] = [read(mark), read(cause)];
  if (own === undefined || other === undefined) return false;
  return own.provider === other.provider && own.line === other.line && BigInt(other.runId) < BigInt(own.runId);
}

function read(text: string): Readonly<Record<string, string>> | undefined {
  return MARK.exec(text.trimEnd())?.groups;
}
