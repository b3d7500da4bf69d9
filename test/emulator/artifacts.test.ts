import { describe, expect, test } from 'vitest';
import { Cloud, startCloud } from './cloud';

interface RunResults {
  readonly results: { readonly status: string; readonly unique_id: string; readonly message: string | null }[];
}

async function endedRun(steps: string[], outcome: 'success' | 'error' = 'success'): Promise<Cloud & { readonly artifacts: string }> {
  const cloud = await startCloud({ jobs: [{ id: '910', projectId: '678', steps, outcome }] });
  const id = await cloud.trigger();
  cloud.pass(10_000);
  return { ...cloud, artifacts: `/runs/${id}/artifacts/` };
}

describe('artifacts', () => {
  test('are not there before the run has ended', async () => {
    const { send, trigger, pass } = await startCloud();
    const id = await trigger();
    pass(9_999);
    expect((await send(`/runs/${id}/artifacts/`)).data).toBeNull();
    expect((await send(`/runs/${id}/artifacts/run_results.json`)).http).toBe(404);
  });

  test('of a build are manifest and run results, with no catalog', async () => {
    const { send, artifacts } = await endedRun(['dbt build']);
    expect((await send(artifacts)).data).toEqual(['manifest.json', 'run_results.json']);
    expect((await send(`${artifacts}catalog.json`)).http).toBe(404);
  });

  test('come as they are, without the envelope', async () => {
    const { send, artifacts } = await endedRun(['dbt build', 'dbt docs generate']);
    for (const name of ['run_results', 'manifest', 'catalog']) {
      const answer = await send(`${artifacts}${name}.json`);
      expect(answer.http).toBe(200);
      expect(JSON.parse(answer.text).metadata.dbt_schema_version).toContain(name.replace('_', '-'));
      expect(answer.status).toBeUndefined();
    }
  });

  test('of a failed run name the node that failed and skip what reads it', async () => {
    const { send, artifacts } = await endedRun(['dbt build'], 'error');
    const { results }: RunResults = JSON.parse((await send(`${artifacts}run_results.json`)).text);
    const idsOf = (wanted: string): string[] => results.filter(({ status }) => status === wanted).map(({ unique_id: id }) => id);
    expect(idsOf('error')).toEqual(['model.emulated.customers']);
    expect(idsOf('skipped')).toEqual(['test.emulated.unique_customers_customer_id']);
    expect(results.find(({ status }) => status === 'error')?.message).toContain('Database Error');
  });

  test('of a failed test step tell a failure, not an error', async () => {
    const { send, artifacts } = await endedRun(['dbt test'], 'error');
    const { results }: RunResults = JSON.parse((await send(`${artifacts}run_results.json`)).text);
    expect(results.filter(({ status }) => status !== 'pass').map(({ status }) => status)).toEqual(['fail']);
  });

  test('of dbt 2 leave out what dbt 2 leaves out: why a model failed, and what a failed test says', async () => {
    const cloud = await startCloud({ jobs: [{ id: '910', projectId: '678', steps: ['dbt build', 'dbt test'], outcome: 'error', engine: 'dbt2' }] });
    const id = await cloud.trigger();
    cloud.pass(10_000);
    const read = async (name: string): Promise<RunResults & { readonly metadata: { readonly dbt_version: string } }> => (
      JSON.parse((await cloud.send(`/runs/${id}/artifacts/${name}`)).text));
    const { results, metadata } = await read('run_results.json');
    expect(metadata.dbt_version).toMatch(/^2\./);
    const failed = results.find(({ status }) => status === 'error');
    expect(failed?.unique_id).toBe('model.emulated.customers');
    for (const field of ['message', 'compiled', 'compiled_code']) expect(failed).not.toHaveProperty(field);
    expect((await cloud.send(`/runs/${id}/`)).data.dbt_version).toBe(metadata.dbt_version);
  });

  test('are those of the last step, or of the step asked for', async () => {
    const { send, artifacts } = await endedRun(['dbt seed', 'dbt run']);
    const kinds = async (query: string): Promise<string[]> => {
      const { results }: RunResults = JSON.parse((await send(`${artifacts}run_results.json${query}`)).text);
      return [...new Set(results.map(({ unique_id: id }) => id.split('.')[0]))];
    };
    expect(await kinds('')).toEqual(['model']);
    expect(await kinds('?step=4')).toEqual(['seed']);
    expect((await send(`${artifacts}run_results.json?step=1`)).http).toBe(404);
    expect((await send(`${artifacts}run_results.json?step=99`)).http).toBe(404);
    expect((await send(`${artifacts}run_results.json?step=last`)).http).toBe(400);
  });

  test('a step that builds nothing leaves none', async () => {
    const { send, artifacts } = await endedRun(['dbt debug']);
    expect((await send(artifacts)).data).toBeNull();
  });

  test('of a freshness check are its sources, and nothing of models', async () => {
    const { send, artifacts } = await endedRun(['dbt source freshness'], 'error');
    expect((await send(artifacts)).data).toEqual(['sources.json']);
    expect(JSON.parse((await send(`${artifacts}sources.json`)).text).results[0]).toMatchObject({ unique_id: 'source.emulated.raw.orders', status: 'error' });
  });
});
