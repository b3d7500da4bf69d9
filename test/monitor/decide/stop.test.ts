import { expect, test } from 'vitest';
import { play, TRIGGER_LOST, UNAVAILABLE, type Life } from './simulation';
import type { ApiRequest } from '../../../src/monitor/http/request';

const LONG: Life = [[0, 1], [2_000, 3], [3_600_000, 10]];
const isTrigger = (request: ApiRequest) => request.path.endsWith('/run/');
const isCancel = (request: ApiRequest) => request.path.endsWith('/cancel/');

test.each([['SIGINT', 130], ['SIGTERM', 143], ['SIGHUP', 143], ['SIGBREAK', 143]] as const)('%s cancels the run in one request and ends with %i', async (name, code) => {
  const { outcome, cancelled, requests, duration } = await play({ life: LONG, signal: { name, at: 60_001 } });
  expect(outcome.code).toBe(code);
  expect(outcome.sentence).toContain(`cancelled by ${name}: run 4711 was cancelled`);
  expect(cancelled).toBe(true);
  expect(requests.filter(({ request }) => isCancel(request))).toHaveLength(1);
  expect(requests.filter(({ at }) => at >= 60_000)).toHaveLength(1);
  expect(duration).toBeLessThan(61_000);
});

test('a signal during a look cancels without waiting for its answer', async () => {
  const { outcome, duration } = await play({
    life: LONG,
    signal: { name: 'SIGTERM', at: 10_000 },
    fault: (request, number) => number > 0 && request.method === 'GET' ? { answer: UNAVAILABLE.answer, delay: 25_000 } : undefined,
  });
  expect(outcome.code).toBe(143);
  expect(duration).toBeLessThan(10_500);
});

test('a signal before the trigger is answered waits for the answer and cancels the run', async () => {
  const { outcome, cancelled, requests } = await play({ life: LONG, signal: { name: 'SIGINT', at: 50 } });
  expect(outcome.code).toBe(130);
  expect(cancelled).toBe(true);
  expect(requests.map(({ request }) => request.path.split('/').slice(-2)[0])).toEqual(['run', 'cancel']);
});

test('a signal before a trigger is refused ends without a run to cancel', async () => {
  const { outcome, requests } = await play({
    signal: { name: 'SIGINT', at: 50 },
    fault: () => ({ answer: { kind: 'refused', status: 401, message: 'Invalid token.' } }),
  });
  expect(outcome.code).toBe(130);
  expect(outcome.sentence).toContain('no run was started');
  expect(requests).toHaveLength(1);
});

test('a signal during a trigger whose answer does not come finds the run by its correlation id and cancels it within 5 s', async () => {
  const { outcome, cancelled, duration } = await play({
    life: LONG,
    signal: { name: 'SIGTERM', at: 1_000 },
    fault: request => isTrigger(request) ? { ...TRIGGER_LOST, delay: 20_000 } : undefined,
  });
  expect(outcome.code).toBe(143);
  expect(cancelled).toBe(true);
  expect(duration).toBeLessThan(6_000);
});

test('a signal while the run is looked for cancels it as soon as it shows', async () => {
  const { outcome, cancelled } = await play({
    life: LONG,
    signal: { name: 'SIGTERM', at: 500 },
    fault: (_, number) => number === 0 ? TRIGGER_LOST : undefined,
  });
  expect(outcome.code).toBe(143);
  expect(cancelled).toBe(true);
});

test('a signal between two triggers that had no effect ends at once, without a run', async () => {
  const { outcome, runs, duration } = await play({ signal: { name: 'SIGTERM', at: 5_000 }, fault: () => UNAVAILABLE });
  expect(outcome.code).toBe(143);
  expect(outcome.sentence).toContain('no run was started');
  expect(runs).toEqual([]);
  expect(duration).toBe(5_000);
});

test('a cancel that fails once is sent again while there is time', async () => {
  let cancels = 0;
  const { cancelled } = await play({
    life: LONG,
    signal: { name: 'SIGTERM', at: 60_000 },
    fault: request => isCancel(request) && cancels++ === 0 ? UNAVAILABLE : undefined,
  });
  expect(cancelled).toBe(true);
});

test.each([100, 60_000])('an API that does not cancel (answer after %i ms) holds the end up for less than 5 s, and that is said', async delay => {
  const { outcome, duration } = await play({
    life: LONG,
    signal: { name: 'SIGTERM', at: 60_000 },
    fault: request => isCancel(request) ? { ...UNAVAILABLE, delay } : undefined,
  });
  expect(outcome.code).toBe(143);
  expect(outcome.sentence).toContain('run 4711 could not be cancelled');
  expect(duration).toBeLessThan(65_000);
});

test('a run that the API does not know yet is cancelled as soon as it does', async () => {
  const { outcome, cancelled } = await play({
    life: LONG,
    signal: { name: 'SIGTERM', at: 500 },
    fault: (request, _, now) => isCancel(request) && now < 2_000 ? { answer: { kind: 'refused', status: 404, message: 'Not found.' } } : undefined,
  });
  expect(outcome.code).toBe(143);
  expect(cancelled).toBe(true);
});

test('a cancel that a page of a gateway hides is sent again', async () => {
  const { outcome, cancelled } = await play({
    life: LONG,
    signal: { name: 'SIGTERM', at: 60_000 },
    fault: (request, _, now) => isCancel(request) && now < 61_500 ? { answer: { kind: 'refused', status: 403, message: '', by: 'gateway' } } : undefined,
  });
  expect(outcome.code).toBe(143);
  expect(cancelled).toBe(true);
});

test('a cancel that is refused is not repeated', async () => {
  const { outcome, requests } = await play({
    life: LONG,
    signal: { name: 'SIGTERM', at: 60_000 },
    fault: request => isCancel(request) ? { answer: { kind: 'refused', status: 403, message: 'No.' } } : undefined,
  });
  expect(outcome.code).toBe(143);
  expect(outcome.sentence).toContain('HTTP 403, No.');
  expect(requests.filter(({ request }) => isCancel(request))).toHaveLength(1);
});

test('at the deadline the run is looked at once more and cancelled', async () => {
  const { outcome, cancelled, requests, duration } = await play({ life: LONG, configuration: { runTimeoutMs: 600_000 } });
  expect(outcome.code).toBe(5);
  expect(outcome.sentence).toMatch(/^deadline: run 4711 was cancelled;.*DBT_RUN_TIMEOUT_SECONDS/);
  expect(cancelled).toBe(true);
  expect(requests.filter(({ at }) => at >= 600_000).map(({ request }) => request.method)).toEqual(['GET', 'POST']);
  expect(duration).toBeLessThan(601_000);
});

test('a run that ended just before the deadline has its own verdict', async () => {
  const ended = (status: number) => play({ life: [[0, 3], [599_900, status]], configuration: { runTimeoutMs: 600_000, pollIntervalMs: 70_000 } });
  expect((await ended(10)).outcome.code).toBe(0);
  expect((await ended(20)).outcome.code).toBe(1);
});

test('a run that ended between the last look and the cancel has its own verdict', async () => {
  const ended = (status: number) => play({ life: [[0, 3], [599_950, status]], configuration: { runTimeoutMs: 600_000 } });
  expect((await ended(10)).outcome.code).toBe(0);
  expect((await ended(20)).outcome.code).toBe(1);
});

test('at the deadline of a job that never started, no run is started any more', async () => {
  const { outcome, runs, duration } = await play({
    configuration: { runTimeoutMs: 60_000 },
    fault: (_, __, now) => now < 60_000 ? UNAVAILABLE : undefined,
  });
  expect(outcome.code).toBe(5);
  expect(runs).toEqual([]);
  expect(duration).toBe(60_000);
});

test('at the deadline with an API that does not answer, the end comes within half a minute and says that the run may go on', async () => {
  const { outcome, duration } = await play({
    life: LONG,
    configuration: { runTimeoutMs: 60_000 },
    fault: (_, number, now) => number > 0 && now > 50_000 ? { ...UNAVAILABLE, delay: 60_000 } : undefined,
  });
  expect(outcome.code).toBe(5);
  expect(outcome.sentence).toContain('may go on');
  expect(duration).toBeLessThan(90_000);
});

test('a signal during the cancel of the deadline shortens it to 5 s', async () => {
  const { outcome, duration } = await play({
    life: LONG,
    configuration: { runTimeoutMs: 60_000 },
    signal: { name: 'SIGTERM', at: 61_000 },
    fault: request => isCancel(request) ? { ...UNAVAILABLE, delay: 60_000 } : undefined,
  });
  expect(outcome.code).toBe(143);
  expect(duration).toBeLessThan(66_000);
});

test('with DBT_ON_DEADLINE=leave the run goes on after a last look, and that is said', async () => {
  const { outcome, cancelled, requests, lines } = await play({ life: LONG, configuration: { runTimeoutMs: 600_000, onDeadline: 'leave' } });
  expect(outcome.code).toBe(5);
  expect(outcome.sentence).toMatch(/^deadline: run 4711 goes on;.*DBT_RUN_TIMEOUT_SECONDS/);
  expect(lines).toContain('the deadline is reached: the run is left alone, as DBT_ON_DEADLINE says');
  expect(cancelled).toBe(false);
  expect(requests.filter(({ at }) => at >= 600_000).map(({ request }) => request.method)).toEqual(['GET']);
});

test('with DBT_ON_DEADLINE=leave a signal cancels all the same', async () => {
  const { outcome, cancelled } = await play({ life: LONG, configuration: { onDeadline: 'leave' }, signal: { name: 'SIGTERM', at: 60_000 } });
  expect([outcome.code, cancelled]).toEqual([143, true]);
});

test('a trigger that is under way at the deadline is given up soon, and its run is found and cancelled', async () => {
  const { outcome, ends, duration } = await play({
    life: LONG,
    configuration: { runTimeoutMs: 1_000 },
    fault: request => isTrigger(request) ? { ...TRIGGER_LOST, delay: 29_000 } : undefined,
  });
  expect(outcome.code).toBe(5);
  expect(ends.map(({ status }) => status)).toEqual([30]);
  expect(duration).toBeLessThan(10_000);
});

test('the log of a run that failed just before the deadline is not waited for', async () => {
  const { outcome, duration } = await play({ life: [[0, 3], [9_000, 20]], configuration: { runTimeoutMs: 10_000, pollIntervalMs: 9_500 } });
  expect(outcome.code).toBe(1);
  expect(duration).toBeLessThan(12_000);
});

test('a signal leaves a trigger that is not answered two seconds, so that there is time to find its run and to cancel it twice', async () => {
  let cancels = 0;
  const { cancelled, duration } = await play({
    life: LONG,
    signal: { name: 'SIGTERM', at: 1_000 },
    fault: request => isTrigger(request) ? { ...TRIGGER_LOST, delay: 20_000 } : isCancel(request) && cancels++ === 0 ? UNAVAILABLE : undefined,
  });
  expect([cancelled, cancels]).toEqual([true, 2]);
  expect(duration).toBeLessThan(5_500);
});

test('a cancel that is sent again is not told again, and one that never works is left to the reader', async () => {
  const { outcome, lines } = await play({
    life: LONG, signal: { name: 'SIGTERM', at: 60_001 }, fault: request => isCancel(request) ? UNAVAILABLE : undefined,
  });
  expect(lines.filter(line => line.startsWith('cancelling run'))).toHaveLength(1);
  expect(outcome.sentence).toMatch(/run 4711 could not be cancelled \(.*\) and may go on; cancel it in dbt Cloud; see /);
});
