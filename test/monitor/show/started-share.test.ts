import { expect, test } from 'vitest';
import { readRun } from '../../../src/monitor/http/run';
import { startedShare } from '../../../src/monitor/show/node-lines';

function shareOf(...steps: readonly (readonly [status: number, logs: string])[]): number | undefined {
  const run = readRun({ id: 1, status: 3, run_steps: steps.map(([status, logs], index) => ({ index: index + 1, name: 'dbt', status, logs })) });
  return run === undefined ? undefined : startedShare(run);
}

test('the greatest number among the last lines of the last step counts, for they come in any order', () => {
  const log = ['12:00:01  1 of 10 START test a', '12:00:02  4 of 10 START test d', '12:00:03  2 of 10 PASS b [PASS in 1s]'].join('\n');
  expect(shareOf([10, '9 of 9 OK x'], [3, log])).toBe(0.4);
});

test('with dbt 2 what has ended counts', () => {
  expect(shareOf([3, '12:00:00 Passed test b [2 of 5 in 0.1s]\n12:00:00 Succeeded model a.good (table) [1 of 5 in 0.1s]\n12:00:04 Failed model a.broken (table)'])).toBe(0.4);
  expect(shareOf([3, ' Succeeded [  2.80s] model a.b (view)'])).toBeUndefined();
});

test('while an earlier step is at work, nothing of the last has started', () => {
  expect(shareOf([3, '9 of 9 START x'], [1, ''])).toBe(0);
});

test.each(['', 'Found 5 models', '7 of 3 START x', 'took 3 of 10 minutes'])('a log that counts nothing (%j) tells no share', log => {
  expect(shareOf([3, log])).toBeUndefined();
});

test('a run without steps tells no share', () => {
  expect(shareOf()).toBeUndefined();
});
