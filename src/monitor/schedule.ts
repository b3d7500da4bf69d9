const SHORTEST_INTERVAL = 1_000;
const LONGEST_INTERVAL = 10_000;

/**
 * Milliseconds until the next look at a run: a tenth of its age, so that a short run is seen to end soon and a long one is
 * not asked about thousands of times. A fixed interval, where one is set, is used as it is.
 */
export function pollInterval(age: number, fixed: number | undefined): number {
  return fixed ?? Math.min(LONGEST_INTERVAL, Math.max(SHORTEST_INTERVAL, Math.round(age / 10)));
}
