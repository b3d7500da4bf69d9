import type { Answer } from '../http/answer';
import { readRuns, Status } from '../http/run';

/** What a look at a run tells about how far it is. */
export interface Seen {
  readonly status: number;
  /** Share of the models and tests of the run's last step that have started, from 0 to 1, where the run tells. */
  readonly share?: number;
}

const SHORTEST = 1_000;
// With the time that a request takes, an end that nothing foretold is seen within 15 seconds.
const LONGEST = 14_000;
// Where an end within that time would be a surprise.
const LONGEST_FORETOLD = 60_000;

// Shares of the usual duration: where the end is due, and between which it is no surprise.
const DUE = { from: 0.9, until: 1.1 };
const NO_SURPRISE = { from: 0.75, until: 1.25 };
const PART_OF_THE_REST = 2;
const FINEST = 60;

/**
 * Milliseconds until the next look at a run. It is a part of the time that the run will still take, so that looks come thick
 * towards its end and nowhere else; a run of hours is looked at less closely than one of minutes. One look a second is the
 * most, far from the 5,000 requests a minute that an account has.
 *
 * @param elapsed milliseconds since the run left the queue, or since it was started while it waits there
 * @param history milliseconds that the job's last successful runs took; empty where they are not known
 * @see https://docs.getdbt.com/docs/dbt-apis/rate-limits
 */
export function pollIntervalMs(elapsed: number, history: readonly number[], seen: Seen): number {
  const usual = usualDuration(history);
  if (seen.status < Status.RUNNING) return within(SHORTEST, usual === undefined ? elapsed / 4 : usual / 8, LONGEST);
  const finest = within(SHORTEST, (usual ?? elapsed) / FINEST, LONGEST);
  const told = restByShare(elapsed, seen.share);
  const expectedMs = restByHistory(elapsed, usual);
  const rest = Math.min(told ?? Infinity, expectedMs || Infinity);
  const isDue = expectedMs === 0;
  if (rest === Infinity) return isDue ? finest : within(finest, (elapsed - (usual ?? 0)) / 3, LONGEST);
  const longest = Math.min(Math.max(LONGEST, untilNoSurprise(elapsed, usual, told)), Math.max(finest, elapsed / 3));
  return within(finest, rest / PART_OF_THE_REST, longest);
}

/** For how long an end would be a surprise: until the job's quickest runs end, else while dbt itself says that something is left. */
function untilNoSurprise(elapsed: number, usual: number | undefined, told: number | undefined): number {
  const isUnlikeOthers = usual === undefined || elapsed > usual * NO_SURPRISE.until;
  if (isUnlikeOthers) return told === undefined ? 0 : LONGEST_FORETOLD;
  return Math.min(LONGEST_FORETOLD, usual * NO_SURPRISE.from - elapsed);
}

/** The median of durations: one run that took three times as long does not change it. */
export function usualDuration(history: readonly number[]): number | undefined {
  return Array.from(history).sort((left, right) => left - right)[Math.floor(history.length / 2)];
}

function restByShare(elapsed: number, share: number | undefined): number | undefined {
  if (share === undefined) return undefined;
  return share === 0 ? elapsed / 2 : elapsed * (1 - share) / share;
}

/** Nothing for a run that takes longer than usual: of that, history says no more. */
function restByHistory(elapsed: number, usual: number | undefined): number | undefined {
  if (usual === undefined || elapsed > usual * DUE.until) return undefined;
  return Math.max(0, usual * DUE.from - elapsed);
}

function within(least: number, duration: number, most: number): number {
  return Math.round(Math.min(most, Math.max(least, duration)));
}

/**
 * Milliseconds that the job's last successful runs took, out of the answer to the question for them. Nothing depends on it: an
 * answer that cannot be used is a job without a history.
 */
export function readHistory(answer: Answer): readonly number[] {
  const runs = answer.kind === 'data' ? readRuns(answer.data) ?? [] : [];
  return runs.flatMap(({ status, seconds = 0 }) => status === Status.SUCCESS && seconds > 0 ? [seconds * 1000] : []);
}
