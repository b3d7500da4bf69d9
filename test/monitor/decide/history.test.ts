import { expect, test } from 'vitest';
import { play, UNAVAILABLE } from './simulation';
import type { ApiRequest } from '../../../src/monitor/http/request';

const isHistory = (request: ApiRequest) => request.path.includes('status=10');
const past = (duration: string, status = 10) => ({ id: 1, status, run_duration: duration });
const answered = (...runs: readonly unknown[]) => (request: ApiRequest) => isHistory(request) ? { answer: { kind: 'data' as const, data: runs } } : undefined;
const HOUR_LONG = { life: [[0, 1], [2_000, 3], [3_600_000, 10]] as const };

test('the job\'s earlier runs are asked for once, after the trigger', async () => {
  const { requests } = await play(HOUR_LONG);
  expect(requests.map(({ request }) => isHistory(request)).indexOf(true)).toBe(1);
  expect(requests.filter(({ request }) => isHistory(request))).toHaveLength(1);
});

test('what is left is said from the earlier runs that succeeded', async () => {
  const { lines } = await play({ ...HOUR_LONG, fault: answered(past('01:00:00'), past('00:00:05', 20), past('01:00:10'), past('00:59:50'), {}, null) });
  expect(lines).toContainEqual(expect.stringMatching(/still Running, about 5\dm \d\ds to go$/));
});

test.each([
  ['no answer', UNAVAILABLE],
  ['a refusal', { answer: { kind: 'refused', status: 403, message: '' } as const }],
  ['an answer of another shape', { answer: { kind: 'data', data: { runs: 7 } } as const }],
  ['an answer that takes too long', { answer: UNAVAILABLE.answer, delay: 60_000 }],
])('%s to the question for earlier runs changes nothing but the schedule, and costs 5 s at most', async (_, fault) => {
  const { outcome, requests } = await play({ fault: request => isHistory(request) ? fault : undefined });
  expect(outcome.code).toBe(0);
  expect(requests[2].at).toBeLessThan(7_000);
});

test('an expected end is met by looks that are closer together than those before it', async () => {
  const { requests } = await play({ ...HOUR_LONG, fault: answered(past('01:00:00')) });
  const { requests: blind } = await play(HOUR_LONG);
  expect(requests.length).toBeLessThanOrEqual(blind.length);
});
