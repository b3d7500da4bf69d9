import { expect, test } from 'vitest';
import type { Answer } from '../../../src/monitor/http/answer';
import { requestWithRetries } from '../../../src/monitor/http/api-client';
import { jobRequest } from '../../../src/monitor/http/request';
import { CONFIGURATION, UNAVAILABLE } from '../decide/simulation';

/** Asks an API that gives these answers, one after the other and the last for ever, with a clock that does not wait. */
async function asked(window: number, ...answers: readonly [Answer, ...Answer[]]) {
  let now = 0;
  let requests = 0;
  const lines: string[] = [];
  const answer = await requestWithRetries({
    config: CONFIGURATION,
    window,
    log: line => lines.push(line),
    send: async () => answers[Math.min(requests++, answers.length - 1)],
    clock: { now: () => now, random: () => 0.5, wait: async duration => { now += duration; } },
  }, jobRequest(CONFIGURATION));
  return { answer, lines, requests, now };
}

test('a question is asked again until it is answered, and each failure is a line', async () => {
  const { answer, lines, requests } = await asked(900_000, UNAVAILABLE.answer, UNAVAILABLE.answer, { kind: 'data', data: 7 });
  expect(answer).toEqual({ kind: 'data', data: 7 });
  expect([requests, lines]).toEqual([3, ['no answer yet: HTTP 503; next try in 1s', 'no answer yet: HTTP 503; next try in 2s']]);
});

test('it is given up when the window is over, and not before', async () => {
  const { answer, now } = await asked(900_000, UNAVAILABLE.answer);
  expect(answer).toEqual(UNAVAILABLE.answer);
  expect(now).toBe(900_000);
});

test('a refusal is an answer', async () => {
  const refused: Answer = { kind: 'refused', status: 401, message: 'Invalid token.' };
  expect(await asked(900_000, refused)).toMatchObject({ answer: refused, requests: 1, lines: [] });
});
