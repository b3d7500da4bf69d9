import { expect, test } from 'vitest';
import { play, UNAVAILABLE, type Life } from './simulation';
import type { Answer } from '../../../src/monitor/http/answer';
import type { ApiRequest } from '../../../src/monitor/http/request';

const LONG: Life = [[0, 1], [2_000, 3], [3_600_000, 10]];
const isLook = (request: ApiRequest) => /\/runs\/\d+\//.test(request.path);
const refused = (status: number): Answer => ({ kind: 'refused', status, message: 'Not found.' });

test('each change of the run and of its steps is printed once, with the time since the start', async () => {
  const { lines } = await play({
    steps: age => age < 4_000 ? [] : [{ index: 1, name: 'Invoke dbt with `dbt build`', status: age < 20_000 ? 3 : 10 }],
  });
  expect(lines.slice(1)).toEqual([
    '     0s  run 4711: Queued',
    expect.stringMatching(/^ {5}\ds {2}run 4711: Starting$/),
    expect.stringMatching(/^ {5}\ds {2}run 4711: Running$/),
    expect.stringMatching(/^ {5}\ds {4}step 1, Invoke dbt with `dbt build`: Running$/),
    expect.stringMatching(/^ {4}2\ds {2}run 4711: Success$/),
    expect.stringMatching(/^ {4}2\ds {4}step 1, Invoke dbt with `dbt build`: Success$/),
  ]);
});

test('a step that waits for its turn is not printed before it starts', async () => {
  const { lines } = await play({ steps: age => [{ index: 1, name: 'dbt build', status: age < 10_000 ? 1 : 3 }] });
  expect(lines.filter(line => line.includes('step 1'))).toEqual([expect.stringMatching(/^ *1\ds {4}step 1, dbt build: Running$/)]);
});

test('a run in which nothing changes shows a sign of life every minute or so', async () => {
  const { lines } = await play({ life: LONG });
  const still = lines.filter(line => line.endsWith('still Running'));
  expect(still.length).toBeGreaterThan(45);
  expect(still.length).toBeLessThanOrEqual(60);
});

test('a run that was cancelled in dbt Cloud ends with 4, one that failed with 1', async () => {
  expect((await play({ life: [[0, 1], [5_000, 30]] })).outcome.code).toBe(4);
  expect((await play({ life: [[0, 1], [5_000, 20]] })).outcome.code).toBe(1);
});

test('the flags of a run do not change the verdict of its status', async () => {
  const contrary = { is_success: false, is_error: true, is_complete: false, artifacts_saved: false, artifacts: null, new_field: {} };
  expect((await play({ fields: () => contrary })).outcome.code).toBe(0);
  expect((await play({ fields: () => ({ is_complete: true, is_success: true }), life: LONG })).outcome.code).toBe(0);
});

test('an unknown status is waited on while the run is not complete', async () => {
  expect((await play({ life: [[0, 1], [5_000, 7], [50_000, 10]] })).outcome.code).toBe(0);
});

test('an unknown status of a complete run ends as unknown', async () => {
  const { outcome } = await play({ life: [[0, 1], [5_000, 42]], fields: age => ({ is_complete: age >= 5_000 }) });
  expect(outcome.code).toBe(6);
  expect(outcome.sentence).toContain('status 42');
});

test.each<[string, Answer]>([
  ['an error of the server', UNAVAILABLE.answer],
  ['a connection that breaks', { kind: 'failed', reason: 'ECONNRESET', carriedOut: 'perhaps' }],
  ['a host that is not found for a while', { kind: 'failed', reason: 'ENOTFOUND', carriedOut: 'no', suspect: 'address' }],
  ['too many requests for five minutes', { kind: 'failed', reason: 'HTTP 429', carriedOut: 'no', retryAfterMs: 300_000 }],
  ['an answer that is no run', { kind: 'data', data: 'hello' }],
  ['an answer that is null', { kind: 'data', data: null }],
  ['an answer about another run', { kind: 'data', data: { id: 1, status: 10 } }],
  ['a page of a gateway with 403', { kind: 'refused', status: 403, message: '', by: 'gateway' }],
  ['a page of a gateway with 404', { kind: 'refused', status: 404, message: '', by: 'gateway' }],
  ['a redirect to a page of maintenance', { kind: 'redirected', target: 'https://status.getdbt.com/' }],
])('%s does not end the program while the run goes on', async (_, answer) => {
  const { outcome, lines, runs } = await play({
    life: LONG,
    fault: (request, __, now) => isLook(request) && now > 60_000 && now < 600_000 ? { answer } : undefined,
  });
  expect(outcome.code).toBe(0);
  expect(runs).toHaveLength(1);
  expect(lines).toContainEqual(expect.stringMatching(/^the run could not be read: .*; next try in /));
  expect(lines).toContainEqual(expect.stringMatching(/^dbt Cloud answers again after /));
});

test('a failure that lasts for the whole window ends as unknown, and the run is left alone', async () => {
  const { outcome, cancelled, duration } = await play({
    life: LONG,
    fault: (request, _, now) => isLook(request) && now > 60_000 ? UNAVAILABLE : undefined,
  });
  expect(outcome.code).toBe(6);
  expect(outcome.sentence).toMatch(/run 4711 could not be read for 15m \d\ds \(HTTP 503\)/);
  expect(cancelled).toBe(false);
  expect(duration).toBeLessThan(60_000 + 900_000 + 15_000);
});

test('a page of a gateway that lasts for the whole window ends as unknown, in words that do not blame dbt Cloud', async () => {
  const { outcome } = await play({
    life: LONG, fault: (request, _, now) => isLook(request) && now > 60_000 ? { answer: { kind: 'refused', status: 403, message: '', by: 'gateway' } } : undefined,
  });
  expect(outcome).toMatchObject({ code: 6, sentence: expect.stringMatching(/could not be read for 15m \d\ds \(HTTP 403 without the JSON of dbt Cloud\)/) });
});

test('failures with good answers in between do not add up', async () => {
  const { outcome } = await play({ life: LONG, fault: (request, number) => isLook(request) && number % 3 !== 0 ? UNAVAILABLE : undefined });
  expect(outcome.code).toBe(0);
});

test('the pauses between tries grow to half a minute and no further', async () => {
  const { requests } = await play({ life: LONG, fault: (_, number) => number > 0 ? UNAVAILABLE : undefined });
  const gaps = requests.slice(2).map(({ at }, index) => at - requests[index + 1].at);
  expect(gaps[0]).toBeLessThan(2_000);
  expect(Math.max(...gaps)).toBeGreaterThan(15_000);
  expect(Math.max(...gaps)).toBeLessThanOrEqual(30_200);
});

test.each([401, 403, 404])('a look that is refused with %i ends the program at once', async status => {
  const { outcome, requests } = await play({
    life: LONG,
    fault: (request, _, now) => isLook(request) && now > 120_000 ? { answer: refused(status) } : undefined,
  });
  expect(outcome.code).toBe(3);
  expect(outcome.sentence).toContain(`HTTP ${status}, Not found.`);
  expect(requests.filter(({ at }) => at > 120_000)).toHaveLength(1);
});

test('a run that the API does not know yet is asked for again for a minute', async () => {
  const unknown = (until: number) => play({
    life: LONG,
    fault: (request, _, now) => isLook(request) && now < until ? { answer: refused(404) } : undefined,
  });
  expect((await unknown(50_000)).outcome.code).toBe(0);
  expect((await unknown(90_000)).outcome.code).toBe(3);
});

test('a fixed interval is kept to', async () => {
  const { requests } = await play({ configuration: { pollIntervalMs: 3_000 } });
  const gaps = requests.slice(1).map(({ at }, index) => at - requests[index].at);
  // the trigger, the question for earlier runs, the looks
  expect(gaps[0]).toBe(100);
  expect(new Set(gaps.slice(1))).toEqual(new Set([3_100]));
});
