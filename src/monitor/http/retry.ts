/** A series of failed requests with no good answer in between. */
export interface Outage {
  /** When the first of them failed, in milliseconds. */
  readonly since: number;
  readonly failures: number;
}

/** The time, and a number from 0 to 1 that differs between programs that failed at the same moment. */
export interface Moment {
  readonly now: number;
  readonly random: number;
}

const LONGEST_PAUSE_MS = 30_000;

/** What the API may ask for: its own cool-down is five minutes, and a gateway may ask for a day. */
const LONGEST_ASKED_MS = 300_000;

/** The series with one more failure. */
export function withFailure(outage: Outage | undefined, moment: Moment): Outage {
  return outage === undefined ? { since: moment.now, failures: 1 } : { since: outage.since, failures: outage.failures + 1 };
}

/** Whether a series has lasted so long that it is time to give up. */
export function isExhausted(outage: Outage, moment: Moment, window: number): boolean {
  return moment.now - outage.since >= window;
}

/**
 * Milliseconds until the next try: doubling from one second to thirty, or what the API asked for, and spread, because the
 * jobs that failed together would else come back together. Five minutes are the most. It ends with the window, for one last try at its end.
 */
export function retryDelayMs(outage: Outage, moment: Moment, limits: { readonly window: number; readonly asked?: number }): number {
  const doubling = Math.min(LONGEST_PAUSE_MS, 1_000 * 2 ** (outage.failures - 1));
  const spread = Math.round(doubling * (0.5 + moment.random / 2));
  const left = outage.since + limits.window - moment.now;
  // asked for means: not before; so it is spread upwards only
  const wanted = limits.asked === undefined ? spread : limits.asked + Math.round(1_000 * moment.random);
  return Math.max(0, Math.min(wanted, LONGEST_ASKED_MS, left));
}
