import { expect, test } from 'vitest';
import { CORRELATION_ID, play, TRIGGER_LOST, UNAVAILABLE } from './simulation';
import { newCorrelationId } from '../../../src/monitor/decide/correlation-id';
import type { Answer } from '../../../src/monitor/http/answer';
import type { ApiRequest } from '../../../src/monitor/http/request';
import type { PipelineJob } from '../../../src/monitor/settings/pipeline-job';

const isTrigger = (request: ApiRequest) => request.path.endsWith('/run/');
const isList = (request: ApiRequest) => request.path.includes('/runs/?');

test('a run that succeeds is started once and ends the program with 0', async () => {
  const { outcome, runs, lines } = await play({});
  expect(outcome.code).toBe(0);
  expect(runs).toEqual([`test ${CORRELATION_ID}`]);
  expect(lines[0]).toBe('run 4711 started: https://ab123.us1.dbt.com/deploy/12345/projects/678/runs/4711/');
  expect(outcome.sentence).toMatch(/^success: run 4711 succeeded after 2\ds; .*\/runs\/4711\/$/);
});

test.each([401, 403, 404, 400])('a trigger that is refused with %i is not sent again', async status => {
  const { outcome, requests } = await play({ fault: () => ({ answer: { kind: 'refused', status, message: 'Invalid token.' } }) });
  expect(outcome.code).toBe(3);
  expect(outcome.sentence).toContain(`HTTP ${status}, Invalid token.`);
  expect(requests).toHaveLength(1);
});

test('the hint for 401 names the key and the host, and that for 403 the account', async () => {
  const refused = async (status: number) => (await play({ fault: () => ({ answer: { kind: 'refused', status, message: '' } }) })).outcome.sentence;
  expect(await refused(401)).toMatch(/DBT_API_KEY.*DBT_URL \(https:\/\/ab123\.us1\.dbt\.com\)/);
  expect(await refused(403)).toContain('DBT_ACCOUNT_ID (12345)');
  expect(await refused(404)).toContain('DBT_PR_JOB_ID (910)');
});

test.each([401, 403])('the hint for %i says which token each plan has and the least that it needs', async status => {
  const { outcome } = await play({ fault: () => ({ answer: { kind: 'refused', status, message: '' } }) });
  expect(outcome.sentence).toMatch(/Enterprise plan take a service token with the permission set Job Runner for this project/);
  expect(outcome.sentence).toMatch(/Developer or Starter plan a personal access token/);
  expect(outcome.sentence).toMatch(/legacy Team plan a service token with Job Admin/);
});

test('a redirect is not followed, and the sentence names where it goes', async () => {
  const { outcome, requests } = await play({ fault: () => ({ answer: { kind: 'redirected', target: 'https://www.getdbt.com/' } }) });
  expect(outcome.code).toBe(3);
  expect(outcome.sentence).toContain('https://www.getdbt.com/');
  expect(requests).toHaveLength(1);
});

test('a trigger that had no effect is sent again until it has one', async () => {
  const { outcome, runs } = await play({ fault: (_, number) => number < 5 ? UNAVAILABLE : undefined });
  expect(outcome.code).toBe(0);
  expect(runs).toHaveLength(1);
});

test('a trigger that never has an effect is given up at the end of the retry window, and there is no run', async () => {
  const { outcome, runs, duration } = await play({ configuration: { retryWindowMs: 120_000 }, fault: () => UNAVAILABLE });
  expect(outcome.code).toBe(3);
  expect(outcome.sentence).toContain('was not started');
  expect(runs).toEqual([]);
  expect(duration).toBeGreaterThanOrEqual(120_000);
  expect(duration).toBeLessThan(122_000);
});

test('a host that does not exist is given up after a minute', async () => {
  const { outcome, duration } = await play({
    fault: () => ({ answer: { kind: 'failed', reason: 'ENOTFOUND', carriedOut: 'no', suspect: 'address' } }),
  });
  expect(outcome.code).toBe(3);
  expect(outcome.sentence).toContain('DBT_URL');
  expect(duration).toBeLessThan(62_000);
});

test('a run whose trigger got no clear answer is found by its correlation id and followed', async () => {
  const { outcome, runs, requests } = await play({ fault: (_, number) => number === 0 ? TRIGGER_LOST : undefined });
  expect(outcome.code).toBe(0);
  expect(runs).toHaveLength(1);
  expect(requests.filter(({ request }) => isTrigger(request))).toHaveLength(1);
});

test('a trigger slower than the time for a request does not start a second run', async () => {
  const { outcome, runs } = await play({
    fault: request => isTrigger(request) ? { answer: { kind: 'data', data: {} }, afterwards: 'carried out', delay: 40_000 } : undefined,
    life: [[0, 1], [100_000, 10]],
  });
  expect(outcome.code).toBe(0);
  expect(runs).toHaveLength(1);
});

test('an unclear trigger is repeated only after no run has shown for a minute', async () => {
  const lost = { answer: TRIGGER_LOST.answer };
  const { outcome, runs, requests } = await play({ fault: (_, number) => number === 0 ? lost : undefined });
  const triggers = requests.filter(({ request }) => isTrigger(request));
  expect(outcome.code).toBe(0);
  expect(runs).toHaveLength(1);
  expect(triggers).toHaveLength(2);
  expect(triggers[1].at - triggers[0].at).toBeGreaterThanOrEqual(60_000);
});

test('two unclear triggers without a run end as unknown', async () => {
  const { outcome, requests } = await play({ fault: request => isTrigger(request) ? { answer: TRIGGER_LOST.answer } : undefined });
  expect(outcome.code).toBe(6);
  expect(outcome.sentence).toContain('may or may not have been started');
  expect(requests.filter(({ request }) => isTrigger(request))).toHaveLength(2);
});

test('nothing is sent again while the runs cannot be listed', async () => {
  const { outcome, runs, requests } = await play({
    fault: request => isTrigger(request) ? TRIGGER_LOST : isList(request) ? UNAVAILABLE : undefined,
  });
  expect(outcome.code).toBe(6);
  expect(runs).toHaveLength(1);
  expect(requests.filter(({ request }) => isTrigger(request))).toHaveLength(1);
});

test('runs of others are not taken for ours', async () => {
  const others: Answer = { kind: 'data', data: [{ id: 1, status: 3, trigger: { cause: 'test [dbt-pipelines other]' } }, null, { id: 2 }] };
  const { outcome } = await play({
    fault: (request, number) => number === 0 ? { answer: TRIGGER_LOST.answer } : isList(request) ? { answer: others } : undefined,
  });
  expect(outcome.code).toBe(0);
  expect(outcome.sentence).toContain('run 4711 ');
});

test('a project id that is not the job\'s is said', async () => {
  const { lines } = await play({ fields: () => ({ project_id: 999 }) });
  expect(lines).toContain('the job belongs to project 999: correct DBT_PROJECT_ID, which is 678');
});

test.each([['no causes', ''], ['causes that are cut', `${'c'.repeat(90)}`]])('where runs show %s, an unclear trigger is not repeated', async (_, shown) => {
  const others: Answer = { kind: 'data', data: [{ id: 1, status: 3, trigger: { cause: shown } }] };
  const { outcome, requests } = await play({
    configuration: { cause: 'c'.repeat(120) },
    fault: (request, number) => number === 0 ? TRIGGER_LOST : isList(request) ? { answer: others } : undefined,
  });
  expect(outcome.code).toBe(6);
  expect(outcome.sentence).toContain('do not show their causes');
  expect(requests.filter(({ request }) => isTrigger(request))).toHaveLength(1);
});

test('runs that a page of a gateway hides for a while are looked for again, and the run is found', async () => {
  const { outcome, runs } = await play({
    fault: (request, _, now) => isTrigger(request) ? TRIGGER_LOST
      : isList(request) && now < 30_000 ? { answer: { kind: 'refused', status: 403, message: '', by: 'gateway' } } : undefined,
  });
  expect(outcome.code).toBe(0);
  expect(runs).toHaveLength(1);
});

test('runs that may not be listed leave the lost trigger in doubt at once', async () => {
  const { outcome, requests, duration } = await play({
    fault: request => isTrigger(request) ? TRIGGER_LOST : isList(request) ? { answer: { kind: 'refused', status: 403, message: 'No.' } } : undefined,
  });
  expect(outcome).toMatchObject({ code: 6, sentence: expect.stringContaining('its runs cannot be listed: HTTP 403, No.') });
  expect(requests).toHaveLength(2);
  expect(duration).toBeLessThan(5_000);
});

test.each([['is lost', {}], ['is carried out and not listed yet', { afterwards: 'carried out', underWay: 20_000 }]] as const)(
  'a first attempt whose trigger %s does not follow the run of a twin of its job, as a leg of a matrix may have', async (_, fate) => {
    const job: PipelineJob = { provider: 'github', runId: '100', attempt: '1', restarted: 'no', place: 'job', ref: 'main' };
    const { outcome, runs } = await play({
      life: [[0, 1], [2_000, 3], [300_000, 10]],
      correlationId: newCorrelationId('mine', job),
      earlier: [{ cause: `test ${newCorrelationId('twin', job)}`, age: 5_000 }],
      fault: (_request, number) => number === 0 ? { answer: TRIGGER_LOST.answer, ...fate } : undefined,
    });
    expect(runs).toHaveLength(2);
    expect(outcome).toMatchObject({ code: 0, sentence: expect.stringContaining('run 4712 ') });
  });
