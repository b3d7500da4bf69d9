import { expect, test } from 'vitest';
import { logTail } from '../../../src/monitor/report/failure-lines';

const step = (log: string) => ({ number: 3, name: 'dbt build', status: 20, log });

test('a short log is shown whole', () => {
  expect(logTail(step('one\ntwo'), 50)).toEqual(['the log of step 3, dbt build:', '  | one', '  | two']);
});

test('of a long log the end is shown', () => {
  expect(logTail(step('one\r\ntwo\r\nthree\r\n'), 2)).toEqual(['the last 2 of 3 lines of step 3, dbt build:', '  | two', '  | three']);
});

test('blank lines at the end do not take the place of others', () => {
  expect(logTail(step('one\n\n \u001b[0m\n\n'), 1)).toEqual(['the log of step 3, dbt build:', '  | one']);
});

test('a line that holds a million characters does not hold anything up', () => {
  const since = Date.now();
  expect(logTail(step(`${'\u001b[31mx'.repeat(200_000)}\nlast`), 1)).toContain('  | last');
  expect(Date.now() - since).toBeLessThan(1_000);
});
