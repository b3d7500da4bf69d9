import { describe, expect, test } from 'vitest';
import { Answer, Cloud, startCloud } from './cloud';

const ids = (answer: Answer): unknown[] => (answer.data as unknown as { id: number }[]).map(({ id }) => id);

/** Runs 1 (job 910, ended), 2 (job 911 of another project, running) and 3 (job 910, queued). */
async function threeRuns(): Promise<Cloud> {
  let last = 0;
  const cloud = await startCloud({
    jobs: [{ id: '910', projectId: '678' }, { id: '911', projectId: '679', name: 'Nightly' }], ids: () => String(last += 1),
  });
  for (const [job, wait] of [['910', 10_000], ['911', 5_000], ['910', 500]] as const) {
    await cloud.trigger({ cause: `job ${job}` }, job);
    cloud.pass(wait);
  }
  return cloud;
}

describe('the list of runs', () => {
  // Every trigger takes an id for the run, one for the trigger and one for each of four steps.
  const [first, second, third] = [1, 7, 13];

  test.each([
    ['', [first, second, third]],
    ['job_definition_id=910', [first, third]],
    ['project_id=679', [second]],
    ['project_id__in=678,679', [first, second, third]],
    ['status=3', [second]],
    ['status__in=1&status__in=3', [second, third]],
    ['status__in=[1,10]', [first, third]],
    ['id__gt=1', [second, third]],
    ['job_definition_id=910&status=10', [first]],
    ['order_by=-id', [third, second, first]],
    ['order_by=-created_at&limit=1', [third]],
    ['order_by=finished_at&status=10', [first]],
    ['limit=2&offset=1', [second, third]],
    ['created_at__range=["2026-03-01T12:00:05Z","2026-03-01T12:00:12Z"]', [second]],
    ['finished_at__range=2026-03-01T12:00:05Z,2026-03-01T12:00:12Z', [first]],
  ])('with %j holds what was asked for', async (query, expected) => {
    expect(ids(await (await threeRuns()).send(`/runs/?${query}`))).toEqual(expected);
  });

  test('says which part of how many it is', async () => {
    const { extra } = await (await threeRuns()).send('/runs/?limit=1&order_by=-id&job_definition_id=910');
    expect(extra).toEqual({
      filters: { job_definition_id: '910', limit: 1, offset: 0 }, order_by: '-id', pagination: { count: 1, total_count: 2 },
    });
  });

  test('shows the trigger on request, so that a run can be found by its cause', async () => {
    const { data } = await (await threeRuns()).send('/runs/?include_related=["trigger"]&order_by=-id&limit=1');
    expect((data as unknown as unknown[])[0]).toMatchObject({ trigger: { cause: 'job 910' }, status: 1 });
  });

  test('shows no steps, even on request', async () => {
    const { data } = await (await threeRuns()).send('/runs/?include_related=run_steps&status=10');
    expect((data as unknown as unknown[])[0]).toMatchObject({ run_steps: [] });
  });

  test.each([
    ['status=queued', { status: "'queued' is not valid under any of the given schemas" }],
    ['job_definition_id=', { job_definition_id: "'' is not valid under any of the given schemas" }],
    ['status__in=1,x', { status__in: "'x' is not valid under any of the given schemas" }],
    ['limit=101', { limit: "'101' is not valid under any of the given schemas" }],
    ['offset=-1', { offset: "'-1' is not valid under any of the given schemas" }],
    ['order_by=name', { order_by: "'name' is not valid under any of the given schemas" }],
    ['created_at__range=now', { created_at__range: "'now' is not valid under any of the given schemas" }],
    ['created_at__gte=1', "Additional properties are not allowed ('created_at__gte' was unexpected)"],
    ['environment_id=1', { environment_id: 'the emulator does not have this filter; leave it out' }],
  ])('with %j is refused', async (query, expected) => {
    const answer = await (await threeRuns()).send(`/runs/?${query}`);
    expect(answer.http).toBe(400);
    expect(answer.data).toEqual(expected);
  });
});

describe('jobs', () => {
  test.each([
    ['', [910, 911]], ['name__icontains=nIGHT', [911]], ['project_id=678', [910]], ['limit=1&offset=1', [911]],
  ])('the list with %j holds what was asked for', async (query, expected) => {
    expect(ids(await (await threeRuns()).send(`/jobs/?${query}`))).toEqual(expected);
  });

  test('a job tells its project, its name and its commands', async () => {
    const { data } = await (await threeRuns()).send('/jobs/911/');
    expect(data).toMatchObject({ id: 911, project_id: 679, name: 'Nightly', execute_steps: ['dbt build'] });
  });
});
