/** The longest cause that dbt Cloud is known to take, in characters. */
const LONGEST_CAUSE = 255;

/** A cause that is longer and equal to the start of ours was perhaps ours before it was cut. */
export const LONGEST_CAUSE_WITHOUT_DOUBT = 80;

/** The cause with the mark at its end, cut to what dbt Cloud takes. The mark stays whole. */
export function markedCause(cause: string, mark: string): string {
  // by code point: half a surrogate pair is not a character
  const room = LONGEST_CAUSE - mark.length - 1;
  return `${Array.from(cause).slice(0, room).join('')} ${mark}`;
}
