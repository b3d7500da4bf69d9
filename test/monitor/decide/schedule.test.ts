import { describe, expect, test } from 'vitest';
import { awaitedRuns, isLikeItsHistory, quantile, waitAsTheGuide, waitAsTheProgram } from './workload';
import { pollIntervalMs, usualDuration } from '../../../src/monitor/decide/schedule';
import { formatDuration } from '../../../src/monitor/text/duration';
import * as fc from '../../support/fast-check';

const RUNNING = { status: 3 };
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

test('no look comes sooner than a second or later than a minute, whatever is known', () => {
  const seen = fc.record({
    status: fc.integer({ min: 1, max: 30 }),
    share: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: undefined }),
  });
  fc.assert(fc.property(fc.nat(24 * HOUR), fc.array(fc.integer({ min: 1000, max: 24 * HOUR }), { maxLength: 10 }), seen, (elapsed, history, far) => {
    const interval = pollIntervalMs(elapsed, history, far);
    expect(interval).toBeGreaterThanOrEqual(1_000);
    expect(interval).toBeLessThanOrEqual(MINUTE);
    if (far.share === undefined && history.length === 0) expect(interval).toBeLessThanOrEqual(14_000);
  }));
});

test('a job without history is looked at quickly at first and then less and less', () => {
  const intervals = [0, 1_000, 10_000, 40_000, 10 * MINUTE].map(elapsed => pollIntervalMs(elapsed, [], RUNNING));
  expect(intervals).toEqual([1_000, 1_000, 3_333, 13_333, 14_000]);
});

test('looks come thick around the time at which the job usually ends', () => {
  const history = [290_000, 300_000, 310_000];
  const at = (elapsed: number) => pollIntervalMs(elapsed, history, RUNNING);
  expect(at(60_000)).toBe(20_000);
  expect(at(200_000)).toBe(25_000);
  expect(at(215_000)).toBe(14_000);
  expect(at(285_000)).toBe(5_000);
  expect(at(300_000)).toBe(5_000);
  expect(at(400_000)).toBe(14_000);
});

test('a short job is looked at more finely than a long one', () => {
  expect(pollIntervalMs(30_000, [30_000], RUNNING)).toBe(1_000);
  expect(pollIntervalMs(HOUR, [HOUR], RUNNING)).toBe(14_000);
});

test('a minute passes between looks only until the quickest runs of the job end', () => {
  expect(pollIntervalMs(20 * MINUTE, [HOUR], RUNNING)).toBe(MINUTE);
  expect(pollIntervalMs(44.5 * MINUTE, [HOUR], RUNNING)).toBe(30_000);
  for (const elapsed of [45 * MINUTE, 55 * MINUTE, 74 * MINUTE]) {
    // whatever the log of dbt shows
    for (const share of [undefined, 0.1, 0.9]) expect(pollIntervalMs(elapsed, [HOUR], { ...RUNNING, share })).toBeLessThanOrEqual(14_000);
  }
});

test('of a job without history, and of a run that takes much longer than usual, dbt itself may show that a minute is left', () => {
  expect(pollIntervalMs(20 * MINUTE, [], { ...RUNNING, share: 0.2 })).toBe(MINUTE);
  expect(pollIntervalMs(20 * MINUTE, [], RUNNING)).toBe(14_000);
  expect(pollIntervalMs(90 * MINUTE, [HOUR], { ...RUNNING, share: 0.2 })).toBe(MINUTE);
});

test('a run that is much faster than usual is seen to end by its own count', () => {
  expect(pollIntervalMs(5 * MINUTE, [HOUR], { ...RUNNING, share: 0.97 })).toBe(14_000);
  expect(pollIntervalMs(30_000, [5 * MINUTE], { ...RUNNING, share: 0.8 })).toBe(5_000);
});

test('one run that took three times as long does not change what is usual', () => {
  expect(usualDuration([100, 300, 105, 95, 102])).toBe(102);
  expect(usualDuration([])).toBeUndefined();
});

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

describe.each([1, 2, 3])('over 3,000 runs (seed %i)', seed => {
  const waits = awaitedRuns(seed).map(run => ({ run, ours: waitAsTheProgram(run), guides: waitAsTheGuide(run) }));
  const usual = waits.filter(({ run }) => isLikeItsHistory(run));

  test.each([['all runs', waits], ['runs that are like their history', usual]])('%s take half the requests of the guide\'s script, or fewer', (_, group) => {
    expect(sum(group.map(({ ours }) => ours.requests)) / sum(group.map(({ guides }) => guides.requests))).toBeLessThanOrEqual(0.5);
  });

  test.each([['all runs', waits], ['runs that are like their history', usual]])('half of the ends of %s are seen within 3 s', (_, group) => {
    expect(quantile(group.map(({ ours }) => ours.delay), 0.5)).toBeLessThanOrEqual(3);
  });

  test('each end of a run that is like its history is seen within 15 s, and that is two runs of three', () => {
    expect(Math.max(...usual.map(({ ours }) => ours.delay))).toBeLessThanOrEqual(15);
    expect(usual.length / waits.length).toBeGreaterThan(0.67);
  });

  test('of all runs, 98 in 100 ends are seen within 15 s and none after a minute', () => {
    expect(quantile(waits.map(({ ours }) => ours.delay), 0.98)).toBeLessThanOrEqual(15);
    expect(Math.max(...waits.map(({ ours }) => ours.delay))).toBeLessThanOrEqual(61);
  });
});

test.each([
  [-5, '0s'], [499, '0s'], [8_000, '8s'], [59_700, '1m 00s'], [245_000, '4m 05s'], [3_609_000, '1h 00m 09s'], [90_000_000, '25h 00m 00s'],
])('%i ms is written %s', (milliseconds, text) => {
  expect(formatDuration(milliseconds)).toBe(text);
});
