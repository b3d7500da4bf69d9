import { expect, test } from 'vitest';
import { readRun, type Run } from '../../../src/monitor/http/run';
import { statusLine, stillLine } from '../../../src/monitor/show/progress';

function run(status: number, steps: readonly unknown[]): Run {
  const read = readRun({ id: 7, status, run_steps: steps });
  if (read === undefined) throw new Error('not a run');
  return read;
}

const RUNNING = run(3, [{ index: 1, name: 'Clone', status: 10 }, { index: 2, name: 'dbt build', status: 3 }]);

test('a sign of life says how long the run still needs, where that is known', () => {
  expect(stillLine(RUNNING, 60_000, undefined)).toBe(' 1m 00s    step 2, dbt build: still Running');
  expect(stillLine(RUNNING, 60_000, 90_000)).toBe(' 1m 00s    step 2, dbt build: still Running, about 30s to go');
  expect(stillLine(RUNNING, 60_000, 45_000)).toBe(' 1m 00s    step 2, dbt build: still Running, longer than the usual 45s');
  expect(stillLine(run(1, []), 60_000, undefined)).toBe(' 1m 00s  run 7: still Queued');
});

test('the line for a terminal says it all at once', () => {
  expect(statusLine(RUNNING, 60_000, 90_000)).toBe(' 1m 00s  Running, about 30s to go, step 2 of 2, dbt build');
  expect(statusLine(run(1, []), 1_000, undefined)).toBe('     1s  Queued');
});
