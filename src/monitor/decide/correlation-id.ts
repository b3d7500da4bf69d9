import type { PipelineJob } from '../settings/pipeline-job';
import { shortHash } from '../text/hash';

// provider:run.attempt, the job with what it asks for, the job with its branch or pull request, and what no other start has
const CORRELATION_ID = /\[dbt-pipelines (?<provider>[a-z]+):(?<runId>\d+)\.\d+ (?<job>[0-9a-f]{8}) (?<line>[0-9a-f]{8}) [0-9a-z]+\]$/;

/**
 * The id that this program leaves at the end of the cause of its run. The API takes no idempotency key, so this is how a run is
 * found again: when the answer to its trigger is lost, when its job is restarted, and when it was left behind.
 *
 * @param nonce letters and digits that no other start of the program has
 * @param job the job of the pipeline, where it is known
 * @param asked what the job asks dbt Cloud for: two jobs of a pipeline that ask for different things never share a run
 */
export function newCorrelationId(nonce: string, job?: PipelineJob, asked = ''): string {
  if (job === undefined) return `[dbt-pipelines ${nonce}]`;
  const { provider, runId, attempt, place, ref } = job;
  return `[dbt-pipelines ${provider}:${runId}.${attempt} ${shortHash(place + asked)} ${shortHash(place + ref)} ${nonce}]`;
}

/** Whether a cause was written by the same job of the same run of the pipeline, in this attempt or an earlier one. */
export function isOfSameJob(correlationId: string, cause: string): boolean {
  const [own, other] = [read(correlationId), read(cause)];
  return own !== undefined && other !== undefined && own.provider === other.provider && own.runId === other.runId && own.job === other.job;
}

/** Whether a cause was written by an earlier run of the same pipeline job, for the same branch or pull request. */
export function isOfEarlierRun(correlationId: string, cause: string): boolean {
  const [own, other] = [read(correlationId), read(cause)];
  if (own === undefined || other === undefined) return false;
  return own.provider === other.provider && own.line === other.line && BigInt(other.runId) < BigInt(own.runId);
}

function read(text: string): Readonly<Record<string, string>> | undefined {
  return CORRELATION_ID.exec(text.trimEnd())?.groups;
}

/** The longest cause that dbt Cloud is known to take, in characters. */
const LONGEST_CAUSE = 255;

/** A cause that is longer and equal to the start of ours was perhaps ours before it was cut. */
export const LONGEST_CAUSE_WITHOUT_DOUBT = 80;

/** The cause with the correlation id at its end, cut to what dbt Cloud takes. The correlation id stays whole. */
export function causeWithId(cause: string, correlationId: string): string {
  // by code point: half a surrogate pair is not a character
  const room = LONGEST_CAUSE - correlationId.length - 1;
  return `${Array.from(cause).slice(0, room).join('')} ${correlationId}`;
}
