import { expect, test } from 'vitest';
import { FAILS, play, TRIGGER_LOST, type Life, type Play, type Scene } from './simulation';
import { newCorrelationId } from '../../../src/monitor/decide/correlation-id';
import type { PipelineJob } from '../../../src/monitor/settings/pipeline-job';

const LONG: Life = [[0, 1], [2_000, 3], [100_000, 10]];
const JOB: PipelineJob = { provider: 'github', runId: '100', attempt: '2', restarted: 'perhaps', place: 'repository, workflow, job', ref: 'main' };
const OTHERS = { cause: 'scheduled', age: 40_000 };

const sent = ({ requests }: Play) => requests.map(({ request }) => /\/(run|rerun|cancel)\/$/.exec(request.path)?.[1]).filter(path => path !== undefined);

/** A second attempt whose first one had a run that failed. */
function secondAttempt(scene: Scene = {}): Scene {
  const cause = `test ${newCorrelationId('first', { ...JOB, attempt: '1' })}`;
  const configuration = { rerunFromFailure: 'on' as const, ...scene.configuration };
  return { life: FAILS, correlationId: newCorrelationId('mine', JOB), restarted: 'perhaps', earlier: [{ cause, age: 60_000 }], ...scene, configuration };
}

test('beside an active run another is started, unless something else is asked for', async () => {
  expect(sent(await play({ life: LONG, earlier: [OTHERS] }))).toEqual(['run']);
});

test('reuse follows the active run to its end and starts nothing', async () => {
  const reused = await play({ life: LONG, earlier: [OTHERS], configuration: { ifActive: 'reuse' } });
  expect(reused.outcome).toMatchObject({ code: 0, sentence: expect.stringContaining('run 4711 ') });
  expect(sent(reused)).toEqual([]);
});

test('reuse starts a run where none is active', async () => {
  expect(sent(await play({ life: LONG, earlier: [{ ...OTHERS, age: 200_000 }], configuration: { ifActive: 'reuse' } }))).toEqual(['run']);
});

test('a run that is reused is not cancelled by a signal or at the deadline', async () => {
  const signalled = await play({ life: LONG, earlier: [OTHERS], configuration: { ifActive: 'reuse' }, signal: { name: 'SIGTERM', at: 20_000 } });
  expect(signalled.outcome).toMatchObject({ code: 143, sentence: expect.stringContaining('goes on, because others started it') });
  const late = await play({ life: LONG, earlier: [OTHERS], configuration: { ifActive: 'reuse', runTimeoutMs: 20_000 } });
  expect(late.outcome.code).toBe(5);
  expect([signalled.cancelled, late.cancelled]).toEqual([false, false]);
});

test('wait starts a run once the active one has ended, and says once what it waits for', async () => {
  const waited = await play({ life: LONG, earlier: [OTHERS], configuration: { ifActive: 'wait' } });
  const trigger = waited.requests.find(({ request }) => request.path.endsWith('/run/'));
  expect(waited.outcome.code).toBe(0);
  expect(trigger?.at).toBeGreaterThanOrEqual(60_000);
  expect(trigger?.at).toBeLessThan(76_000);
  expect(waited.lines.filter(line => line.includes('waiting for its end'))).toHaveLength(1);
});

test('a signal during the wait for the active run ends without a run, and without a cancel', async () => {
  const waited = await play({ life: LONG, earlier: [OTHERS], configuration: { ifActive: 'wait' }, signal: { name: 'SIGINT', at: 30_000 } });
  expect(waited.outcome.code).toBe(130);
  expect(sent(waited)).toEqual([]);
});

test('a second attempt goes on from the failure of the first one\'s run', async () => {
  const again = await play(secondAttempt());
  expect(sent(again)).toEqual(['rerun']);
  expect(again.outcome).toMatchObject({ code: 1, sentence: expect.stringContaining('run 4712 ') });
});

test.each<[string, Scene]>([
  ['without the setting', { configuration: { rerunFromFailure: 'off' } }],
  ['after a run that succeeded', { life: LONG, earlier: [{ cause: `test ${newCorrelationId('first', { ...JOB, attempt: '1' })}`, age: 200_000 }] }],
  ['after a run of others', { earlier: [{ cause: 'scheduled', age: 60_000 }] }],
  ['after a run of another pipeline', { earlier: [{ cause: `test ${newCorrelationId('first', { ...JOB, runId: '99' })}`, age: 60_000 }] }],
  ['where a newer run of others has failed', { earlier: [{ cause: `test ${newCorrelationId('first', JOB)}`, age: 80_000 }, { ...OTHERS, age: 60_000 }] }],
  ['with a branch', { configuration: { gitBranch: 'main' } }],
  ['with other commands', { configuration: { overrides: { steps_override: ['dbt run'] } } }],
])('%s, a second attempt starts a new run', async (_, scene) => {
  expect(sent(await play(secondAttempt(scene)))).toEqual(['run']);
});

test('a first attempt that looks back starts a new run, also where a twin of its job has failed', async () => {
  const first = newCorrelationId('twin', { ...JOB, attempt: '1' });
  const { restarted: _, ...scene } = secondAttempt({
    correlationId: newCorrelationId('mine', { ...JOB, attempt: '1' }), earlier: [{ cause: `test ${first}`, age: 60_000 }], configuration: { ifActive: 'wait' },
  });
  expect(sent(await play(scene))).toEqual(['run']);
});

test('a third attempt goes on from the failure of the second one\'s rerun', async () => {
  const first = await play(secondAttempt());
  expect(first.runs).toHaveLength(2);
  const repeated = [null, 4711];
  const runs = first.runs.map((cause, index) => ({ id: 4711 + index, status: 20, trigger: { cause }, retrying_run_id: repeated[index] }));
  const third = await play(secondAttempt({
    fault: (_, number) => number === 0 ? { answer: { kind: 'data', data: runs.reverse() } } : undefined,
  }));
  expect(sent(third)).toEqual(['rerun']);
});

test('a rerun without a clear answer is found and followed, not sent again', async () => {
  const lost = await play(secondAttempt({ fault: request => request.path.endsWith('/rerun/') ? TRIGGER_LOST : undefined }));
  expect(lost.outcome).toMatchObject({ code: 1, sentence: expect.stringContaining('run 4712 ') });
  expect(lost.runs).toHaveLength(2);
});

test('a rerun without a clear answer that does not show ends as unknown', async () => {
  const lost = await play(secondAttempt({ fault: request => request.path.endsWith('/rerun/') ? { answer: TRIGGER_LOST.answer } : undefined }));
  expect(lost.outcome.code).toBe(6);
  expect(sent(lost)).toEqual(['rerun']);
});

test('without waiting, the program ends with 0 as soon as the run is started, also where it had to be found', async () => {
  const started = await play({ life: LONG, configuration: { wait: 'off' } });
  expect(started.outcome).toMatchObject({ code: 0, sentence: expect.stringMatching(/^started: run 4711 goes on without this job; .*\/runs\/4711\/$/) });
  expect(started.requests).toHaveLength(1);
  const lost = { life: LONG, configuration: { wait: 'off' as const }, fault: (_: unknown, number: number) => number === 0 ? TRIGGER_LOST : undefined };
  expect((await play(lost)).outcome.code).toBe(0);
});
