/** The longest cause that dbt Cloud is known to take, in characters. */
const LONGEST_CAUSE = 255;

/**
 * The mark that this program leaves in the cause of its run. The API takes no idempotency key, so this is how the run is
 * found again when the answer to its trigger is lost.
 *
 * @param nonce text that no other run of the job has in its cause
 */
export function correlationMark(nonce: string): string {
  return `[dbt-pipelines ${nonce}]`;
}

/** The cause with the mark at its end, cut to what dbt Cloud takes. The mark stays whole. */
export function markedCause(cause: string, mark: string): string {
  // by code point: half a surrogate pair is not a character
  const room = LONGEST_CAUSE - mark.length - 1;
  return `${Array.from(cause).slice(0, room).join('')} ${mark}`;
}
