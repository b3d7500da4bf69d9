import { expect, test } from 'vitest';
import { Duration } from '../../../src';

test.each([[1, 1], [90, 90], [360, 360]])('%d minutes are %d minutes', (amount, minutes) => {
  expect(Duration.minutes(amount).toMinutes()).toBe(minutes);
});

test.each([[1, 60], [1.5, 90], [0.25, 15], [1.1, 66], [2.3, 138], [4.35, 261], [1 / 3, 20]])('%d hours are %d minutes, although no binary number is 1.1', (amount, minutes) => {
  expect(Duration.hours(amount).toMinutes()).toBe(minutes);
});

test.each([0, -1, 0.001, 0.111, 1.11111, Number.NaN, Number.POSITIVE_INFINITY, 1e300])('%d hours are no whole minutes', (amount) => {
  expect(() => Duration.hours(amount)).toThrow('must come to whole minutes, 1 or more');
});
