import { expect, test } from 'vitest';
import { isExhausted, retryDelayMs, withFailure } from '../../../src/monitor/http/retry';

const WINDOW = 900_000;
const at = (now: number, random = 0.5) => ({ now, random });

test('a series begins with its first failure and counts on', () => {
  const first = withFailure(undefined, at(1_000));
  expect(withFailure(first, at(5_000))).toEqual({ since: 1_000, failures: 2 });
});

test('it is exhausted when the window has passed since the first failure', () => {
  const outage = { since: 1_000, failures: 1 };
  expect(isExhausted(outage, at(900_999), WINDOW)).toBe(false);
  expect(isExhausted(outage, at(901_000), WINDOW)).toBe(true);
  expect(isExhausted(outage, at(1_000), 0)).toBe(true);
});

test.each([[1, 500, 1_000], [2, 1_000, 2_000], [5, 8_000, 16_000], [6, 15_000, 30_000], [2_000, 15_000, 30_000]])(
  'after %i failures the pause is from %i to %i ms', (failures, least, most) => {
    expect(retryDelayMs({ since: 0, failures }, at(0, 0), { window: WINDOW })).toBe(least);
    expect(retryDelayMs({ since: 0, failures }, at(0, 1), { window: WINDOW })).toBe(most);
  });

test('what the API asked for is never undercut, unless the window ends before', () => {
  expect(retryDelayMs({ since: 0, failures: 1 }, at(0, 0), { window: WINDOW, asked: 200_000 })).toBe(200_000);
  expect(retryDelayMs({ since: 0, failures: 1 }, at(0, 1), { window: WINDOW, asked: 200_000 })).toBe(201_000);
  expect(retryDelayMs({ since: 0, failures: 9 }, at(800_000), { window: WINDOW, asked: 300_000 })).toBe(100_000);
});

test.each([300_001, 3_600_000, 86_400_000, Number.MAX_SAFE_INTEGER, Infinity])('no pause is longer than five minutes, also where the API asks for %d ms', asked => {
  for (const random of [0, 1]) expect(retryDelayMs({ since: 0, failures: 1 }, at(0, random), { window: 86_400_000, asked })).toBe(300_000);
});
