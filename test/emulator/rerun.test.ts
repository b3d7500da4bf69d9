import { expect, test } from 'vitest';
import { json, startCloud } from './cloud';

const RERUN = '/jobs/910/rerun/';
const JOBS = [{ id: '910', projectId: '678', outcome: 'error' as const, steps: ['dbt seed', 'dbt build', 'dbt test'] }];

async function stepNames(send: (path: string) => Promise<{ readonly data: Record<string, unknown> }>, id: unknown): Promise<readonly string[]> {
  const { data } = await send(`/runs/${String(id)}/?include_related=run_steps`);
  return (data.run_steps as { name: string }[]).map(({ name }) => name);
}

test('after a failed run, a rerun goes on from the step that failed, and names the run', async () => {
  const { send, trigger, pass } = await startCloud({ jobs: JOBS });
  const failed = await trigger({ cause: 'merge', schema_override: 'dbt_ci' });
  pass(20_000);
  const { http, data } = await send(RERUN, { method: 'POST' });
  expect(http).toBe(200);
  expect(data).toMatchObject({ status: 1, retrying_run_id: Number(failed), trigger: { cause_category: 'rerun', schema_override: 'dbt_ci' } });
  pass(5_000);
  const names = await stepNames(send, data.id);
  expect(names.slice(3)).toEqual(['Invoke dbt with `dbt build`', 'Invoke dbt with `dbt test`']);
});

test('after a run that did not fail, and where there is none, a rerun is a new run', async () => {
  const { send, trigger, pass } = await startCloud();
  expect((await send(RERUN, { method: 'POST' })).data).toMatchObject({ retrying_run_id: null, trigger: { cause_category: 'api' } });
  await trigger();
  pass(60_000);
  expect((await send(RERUN, json({}))).data).toMatchObject({ retrying_run_id: null });
});

test('a job that is not there is 404', async () => {
  expect((await (await startCloud()).send('/jobs/911/rerun/', { method: 'POST' })).http).toBe(404);
});
