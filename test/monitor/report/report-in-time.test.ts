import { expect, test } from 'vitest';
import { reportBudget } from '../../../src/monitor/report/report-in-time';
import { CONFIGURATION } from '../decide/simulation';

test.each([
  [undefined, 60_000], [600_000, 60_000], [130_000, 30_000], [105_000, 10_000], [50_000, 10_000],
])('with a deadline after %s ms, reports that begin after 100,000 ms may take %i ms', (runTimeoutMs, budget) => {
  expect(reportBudget({ ...CONFIGURATION, runTimeoutMs }, 1_000, 101_000)).toBe(budget);
});
