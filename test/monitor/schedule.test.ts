import { expect, test } from 'vitest';
import { formatDuration } from '../../src/monitor/duration';
import { pollInterval } from '../../src/monitor/schedule';

test.each([
  [0, 1_000], [10_000, 1_000], [50_000, 5_000], [100_000, 10_000], [7_200_000, 10_000],
])('a run of %i ms is looked at again after %i ms', (age, interval) => {
  expect(pollInterval(age, undefined)).toBe(interval);
});

test('a fixed interval holds at every age', () => {
  expect(pollInterval(0, 20_000)).toBe(20_000);
  expect(pollInterval(7_200_000, 50)).toBe(50);
});

test.each([
  [-5, '0s'], [499, '0s'], [8_000, '8s'], [59_700, '1m 00s'], [245_000, '4m 05s'], [3_609_000, '1h 00m 09s'], [90_000_000, '25h 00m 00s'],
])('%i ms is written %s', (milliseconds, text) => {
  expect(formatDuration(milliseconds)).toBe(text);
});
