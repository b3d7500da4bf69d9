import type { Summary } from './facts';
import { report, type ReportContext } from './report';
import type { Configuration } from '../settings/configuration';
import { words } from '../show/output';
import { errorText } from '../text/json';

/** When reports have to be done. Times are milliseconds. */
export interface ReportLimits {
  readonly budget: number;
  /** Resolves when the provider wants this job to end. */
  readonly interruption: Promise<unknown>;
}

/** After the time is over, what is at hand is still written: that takes no time worth mentioning. */
const GRACE_MS = 300;

// A provider ends the job some time after our own deadline, and a run that succeeded must not become a job that failed.
const SHORTEST_BUDGET_MS = 10_000;
const LONGEST_BUDGET_MS = 60_000;

/** Milliseconds that reports may take: no further than our own deadline, if that leaves enough. */
export function reportBudget(config: Configuration | undefined, startedAt: number, now: number): number {
  const left = startedAt + (config?.runTimeoutMs ?? Infinity) - now;
  return Math.max(SHORTEST_BUDGET_MS, Math.min(LONGEST_BUDGET_MS, left));
}

/** Reports for as long as there is time. It never rejects and never takes longer. */
export async function reportInTime(summary: Summary, context: Omit<ReportContext, 'signal'>, { budget, interruption }: ReportLimits): Promise<void> {
  const { clock } = context;
  const late = new AbortController();
  const over = new AbortController();
  let isOver = false;
  const print: ReportContext['print'] = printed => { if (!isOver) context.print(printed); };
  const end = Promise.race([clock.wait(budget, over.signal), interruption]).then(() => {
    late.abort();
    return clock.wait(GRACE_MS, over.signal);
  });
  const reported = report(summary, { ...context, print, signal: late.signal }).catch((error: unknown) => {
    print(words([`report: it could not be made (${errorText(error)})`]));
  });
  await Promise.race([reported, end]);
  isOver = true;
  over.abort();
}
