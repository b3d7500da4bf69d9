import { expect, test } from 'vitest';
import { play, UNAVAILABLE, type Life, type Scene } from './simulation';
import { newCorrelationId } from '../../../src/monitor/decide/correlation-id';
import type { ApiRequest } from '../../../src/monitor/http/request';
import type { PipelineJob } from '../../../src/monitor/settings/pipeline-job';

const JOB: PipelineJob = { provider: 'github', runId: '100', attempt: '2', restarted: 'perhaps', place: 'repository, workflow, job', ref: 'refs/pull/7/merge' };
const LONG: Life = [[0, 1], [2_000, 3], [100_000, 10]];
const isTrigger = (request: ApiRequest) => request.path.endsWith('/run/');
const isList = (request: ApiRequest) => request.path.includes('/runs/?');
const cancelled = (requests: readonly { readonly request: ApiRequest }[]) =>
  requests.map(({ request }) => /\/runs\/(\d+)\/cancel\//.exec(request.path)?.[1]).filter(id => id !== undefined);

/** A start of the job, before that of the test: the cause of its run. */
function cause(changes: Partial<PipelineJob>, nonce: string): string {
  return `test ${newCorrelationId(nonce, { ...JOB, ...changes }, 'asked')}`;
}

function restarted(scene: Scene, changes: Partial<PipelineJob> = {}): Scene {
  const job = { ...JOB, ...changes };
  return { life: LONG, correlationId: newCorrelationId('mine', job, 'asked'), ...(job.restarted === 'perhaps' ? { restarted: 'perhaps' } : {}), ...scene };
}

test('a restarted job goes on with the run that its first attempt left active', async () => {
  const { outcome, runs, requests } = await play(restarted({ earlier: [{ cause: cause({ attempt: '1' }, 'first'), age: 30_000 }] }));
  expect(outcome.code).toBe(0);
  expect(runs).toHaveLength(1);
  expect(requests.filter(({ request }) => isTrigger(request))).toEqual([]);
});

test('a restarted job whose first run has ended starts another', async () => {
  const { outcome, runs } = await play(restarted({ earlier: [{ cause: cause({ attempt: '1' }, 'first'), age: 200_000 }] }));
  expect(outcome.code).toBe(0);
  expect(runs).toHaveLength(2);
});

test.each<[string, Partial<PipelineJob>]>([
  ['another job of the pipeline', { place: 'repository, workflow, other job' }],
  ['another run of the pipeline', { runId: '99' }],
  ['another provider', { provider: 'gitlab' }],
])('a restarted job leaves the run of %s alone', async (_, changes) => {
  const { runs, requests } = await play(restarted({ earlier: [{ cause: cause(changes, 'other'), age: 30_000 }] }));
  expect(runs).toHaveLength(2);
  expect(cancelled(requests)).toEqual([]);
});

test('a first attempt does not look back', async () => {
  const { requests } = await play(restarted({}, { attempt: '1', restarted: 'no' }));
  expect(isTrigger(requests[0].request)).toBe(true);
});

test('nothing is started while it is not known whether an earlier attempt has a run', async () => {
  const { outcome, runs, duration } = await play(restarted({ fault: request => isList(request) ? UNAVAILABLE : undefined }));
  expect(outcome.code).toBe(3);
  expect(outcome.sentence).toMatch(/was not started.*check DBT_URL/);
  expect(runs).toEqual([]);
  expect(duration).toBeGreaterThanOrEqual(900_000);
});

test('a look back that fails for a while is repeated', async () => {
  const { outcome, runs } = await play(restarted({ fault: (_, number) => number < 5 ? UNAVAILABLE : undefined }));
  expect(outcome.code).toBe(0);
  expect(runs).toHaveLength(1);
});

test('a look back that is refused ends as a trigger that is refused', async () => {
  const { outcome, requests } = await play(restarted({ fault: () => ({ answer: { kind: 'refused', status: 401, message: 'Invalid token.' } }) }));
  expect(outcome.code).toBe(3);
  expect(outcome.sentence).toMatch(/HTTP 401, Invalid token\..*DBT_API_KEY/);
  expect(requests).toHaveLength(1);
});

test('a signal during the look back cancels the run of the earlier attempt, if there is one', async () => {
  const signal = { name: 'SIGTERM', at: 50 } as const;
  const left = await play(restarted({ signal, earlier: [{ cause: cause({ attempt: '1' }, 'first'), age: 30_000 }] }));
  expect([left.outcome.code, left.cancelled]).toEqual([143, true]);
  const none = await play(restarted({ signal }));
  expect([none.outcome.code, none.cancelled, none.runs.length]).toEqual([143, false, 0]);
  expect(none.outcome.sentence).toContain('no run was started');
});

const OLDER = [{ cause: cause({ runId: '98' }, 'a'), age: 60_000 }, { cause: cause({ runId: '99' }, 'b'), age: 30_000 }];
const first = (scene: Scene) => restarted({ configuration: { supersede: 'on' }, earlier: OLDER, ...scene }, { attempt: '1', restarted: 'no' });

test('with DBT_SUPERSEDE, active runs of earlier pipelines of the pull request are cancelled before the run is started', async () => {
  const { outcome, runs, requests, lines } = await play(first({}));
  expect(outcome.code).toBe(0);
  expect(cancelled(requests)).toEqual(['4712', '4711']);
  expect(requests.map(({ request }) => request.path.split('/').slice(-2)[0]).slice(0, 4)).toEqual(['runs', 'cancel', 'cancel', 'run']);
  expect(runs).toHaveLength(3);
  expect(lines).toContain('run 4711, left active by an earlier pipeline of this branch or pull request: cancelled');
});

test('without DBT_SUPERSEDE they are left alone', async () => {
  const { requests } = await play(first({ configuration: {} }));
  expect(cancelled(requests)).toEqual([]);
});

test('runs of later pipelines, of other branches, and runs that have ended are not superseded', async () => {
  const others = [cause({ runId: '101' }, 'a'), cause({ runId: '99', ref: 'refs/heads/main' }, 'b'), 'by hand', ''].map(text => ({ cause: text, age: 1_000 }));
  const { requests } = await play(first({ earlier: [...others, { cause: cause({ runId: '99' }, 'c'), age: 200_000 }] }));
  expect(cancelled(requests)).toEqual([]);
});

test('a run that cannot be cancelled does not keep the new one from starting', async () => {
  const { outcome, runs, requests, lines } = await play(first({ fault: request => request.path.endsWith('/cancel/') ? UNAVAILABLE : undefined }));
  expect(outcome.code).toBe(0);
  expect(runs).toHaveLength(3);
  expect(cancelled(requests)).toEqual(['4712', '4712', '4712', '4711', '4711', '4711']);
  expect(lines).toContain('run 4711, left active by an earlier pipeline of this branch or pull request: could not be cancelled and goes on');
});
