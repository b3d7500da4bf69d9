import type { Configuration } from '../configuration';
import { errorText } from '../json';
import type { Ending } from './ending';
import { words } from './printed';
import { report, type Desk } from './report';

/** When reports have to be done. Times are milliseconds. */
export interface ReportLimits {
  readonly budget: number;
  /** Resolves when the provider wants this job to end. */
  readonly interruption: Promise<unknown>;
}

/** After the time is over, what is at hand is still written: that takes no time worth mentioning. */
const LAST_WORDS = 300;

// A provider ends the job some time after our own deadline, and a run that succeeded must not become a job that failed.
const SHORTEST_BUDGET = 10_000;
const LONGEST_BUDGET = 60_000;

/** Milliseconds that reports may take: no further than our own deadline, if that leaves enough. */
export function reportBudget(config: Configuration | undefined, startedAt: number, now: number): number {
  const left = startedAt + (config?.runTimeout ?? Infinity) - now;
  return Math.max(SHORTEST_BUDGET, Math.min(LONGEST_BUDGET, left));
}

/** Reports for as long as there is time. It never rejects and never takes longer. */
export async function reportInTime(ending: Ending, desk: Omit<Desk, 'signal'>, { budget, interruption }: ReportLimits): Promise<void> {
  const { clock } = desk;
  const late = new AbortController();
  const over = new AbortController();
  let isOver = false;
  const print: Desk['print'] = printed => { if (!isOver) desk.print(printed); };
  const end = Promise.race([clock.wait(budget, over.signal), interruption]).then(() => {
    late.abort();
    return clock.wait(LAST_WORDS, over.signal);
  });
  const reported = report(ending, { ...desk, print, signal: late.signal }).catch((error: unknown) => {
    print(words([`report: it could not be made (${errorText(error)})`]));
  });
  await Promise.race([reported, end]);
  isOver = true;
  over.abort();
}
