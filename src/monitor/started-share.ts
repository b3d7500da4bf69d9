import { Status, type Run } from './run';

/** `13:59:07  7 of 10 START sql table model analytics.customers`, or what became of it. */
const COUNT = /\b(\d+) of (\d+) [A-Z]{2,}/g;
// Two lines or more, and no need to read the whole log for them.
const TAIL = 4_000;

/**
 * The share of the models and tests of a run's last step that have started, from 0 to 1. A run does not succeed before the last
 * has. `undefined` where its log does not count them.
 */
export function startedShare(run: Run): number | undefined {
  const last = run.steps[run.steps.length - 1];
  if (last === undefined) return undefined;
  if (last.status < Status.RUNNING) return 0;
  const counts = Array.from(last.log.slice(-TAIL).matchAll(COUNT), ([, started, all]) => Number(started) / Number(all));
  const share = counts.length === 0 ? 0 : Math.max(...counts);
  return share > 0 && share <= 1 ? share : undefined;
}
