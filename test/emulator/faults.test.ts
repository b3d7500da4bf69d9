import { expect, test } from 'vitest';
import { json, startCloud } from './cloud';
import { withFields, withoutLogs, withSkew, type FaultRule } from '../../src/emulator';

const TRIGGER = '/jobs/910/run/';
const body = json({ cause: 'a test' });

const first = (fault: FaultRule['fault']) => ({ faults: [{ method: 'POST', fault }] });

test('a fault befalls the requests that its rule names, so many and after so many, and no other', async () => {
  const { send } = await startCloud({ faults: [{ method: 'GET', path: /\/runs\//, after: 1, times: 2, fault: { answer: { kind: 'status', status: 503 } } }] });
  const look = async (path: string): Promise<number> => (await send(path)).http;
  expect([await look('/runs/'), await look('/jobs/'), await look('/runs/'), await look('/runs/'), await look('/runs/')]).toEqual([200, 200, 503, 503, 200]);
});

test('of two rules that fit, the first counts, and the second has counted the request too', async () => {
  const rule = (status: number, after: number): FaultRule => ({ after, fault: { answer: { kind: 'status', status } } });
  const { send } = await startCloud({ faults: [rule(500, 0), rule(502, 0), rule(503, 1)] });
  expect([(await send('/runs/')).http, (await send('/runs/')).http]).toEqual([500, 503]);
});

test('an error comes in the envelope, with its message and headers, and the request has no effect', async () => {
  const { send, emulator } = await startCloud(first({ answer: { kind: 'status', status: 429, message: 'Slow down.', headers: { 'Retry-After': '7' } } }));
  const answer = await send(TRIGGER, body);
  expect(answer).toMatchObject({ http: 429, status: { code: 429, is_success: false, user_message: 'Slow down.' } });
  expect(answer.headers.get('retry-after')).toBe('7');
  expect(emulator.runs).toEqual([]);
});

test.each(['reset', 'silence'] as const)('after the effect, %s leaves a run that the client does not know of', async (kind) => {
  const { send, emulator } = await startCloud(first({ effect: 'once', answer: { kind } }));
  await expect(send(TRIGGER, { ...body, signal: AbortSignal.timeout(300) })).rejects.toThrow();
  expect(emulator.runs).toHaveLength(1);
});

test('before the effect, a reset leaves nothing', async () => {
  const { send, emulator } = await startCloud(first({ answer: { kind: 'reset' } }));
  await expect(send(TRIGGER, body)).rejects.toThrow();
  expect(emulator.runs).toEqual([]);
});

test('a request that is duplicated takes effect twice and is answered once', async () => {
  const { trigger, emulator } = await startCloud(first({ effect: 'twice' }));
  expect(await trigger()).toBe(emulator.runs[1].id);
  expect(emulator.runs).toHaveLength(2);
});

test('a page and a redirect come without an envelope', async () => {
  const { send } = await startCloud({
    faults: [{ fault: { answer: { kind: 'page' } } }, { after: 1, fault: { answer: { kind: 'redirect', to: 'https://www.getdbt.com/' } } }],
  });
  const page = await send('/runs/');
  expect([page.http, page.headers.get('content-type'), page.text.slice(0, 9)]).toEqual([200, 'text/html; charset=utf-8', '<!doctype']);
  const redirect = await send('/runs/');
  expect([redirect.http, redirect.headers.get('location')]).toEqual([302, 'https://www.getdbt.com/']);
});

test('an answer is cut off, or truncated as if it were whole', async () => {
  const { send } = await startCloud({ faults: [{ fault: { answer: { kind: 'cut off' } } }, { after: 1, fault: { answer: { kind: 'truncated' } } }] });
  await expect(send('/runs/')).rejects.toThrow();
  await expect(send('/runs/')).rejects.toThrow(SyntaxError);
});

test('an answer comes byte by byte, and late', async () => {
  const { send } = await startCloud({ faults: [{ fault: { delayMs: 50, answerDelayMs: 50, answer: { kind: 'drip', intervalMs: 1 } } }] });
  const since = performance.now();
  expect((await send('/runs/')).http).toBe(200);
  expect(performance.now() - since).toBeGreaterThan(150);
});

test('an answer has another media type and the same text', async () => {
  const { send } = await startCloud({ faults: [{ fault: { answer: { kind: 'media type', mediaType: 'text/plain' } } }] });
  const answer = await send('/runs/');
  expect([answer.headers.get('content-type'), JSON.parse(answer.text).status.code]).toEqual(['text/plain', 200]);
});

test('a run is shown with other fields, without logs, or with the times of a clock that is wrong', async () => {
  const edits = [withFields({ status: 99, brand_new: [1] }), withoutLogs, withSkew(3_600_000)];
  const { send, trigger, pass } = await startCloud({
    faults: edits.map((edit, after) => ({ method: 'GET', after, fault: { answer: { kind: 'edited', edit } } })),
  });
  const id = await trigger();
  pass(20_000);
  const path = `/runs/${id}/?include_related=run_steps`;
  const [fields, logs, skewed, plain] = [await send(path), await send(path), await send(path), await send(path)];
  expect(fields.data).toMatchObject({ status: 99, brand_new: [1], is_complete: true });
  expect(logs.data.run_steps).toContainEqual(expect.objectContaining({ logs: null, debug_logs: null }));
  expect(Date.parse(String(skewed.data.finished_at)) - Date.parse(String(plain.data.finished_at))).toBe(3_600_000);
});
