import { describe, expect, test } from 'vitest';
import { startCloud } from './cloud';

interface Step {
  readonly id: number;
  readonly index: number;
  readonly name: string;
  readonly status: number;
  readonly logs: string;
  readonly debug_logs: string;
}

const steps = (data: Record<string, unknown>): Step[] => data.run_steps as Step[];

describe('a run', () => {
  test('goes from Queued to Success as time passes', async () => {
    const { emulator, pass, trigger } = await startCloud();
    await trigger();
    const seen = [emulator.runs[0].statusName];
    for (let second = 0; second < 10; second++) {
      pass(1_000);
      seen.push(emulator.runs[0].statusName);
    }
    expect([...new Set(seen)]).toEqual(['Queued', 'Starting', 'Running', 'Success']);
  });

  test('tells its times and durations once it has ended', async () => {
    const { pass, send, trigger } = await startCloud({ durationMs: 3_725_000 });
    const id = await trigger();
    pass(5_000_000);
    expect((await send(`/runs/${id}/`)).data).toMatchObject({
      status: 10,
      is_complete: true,
      is_success: true,
      in_progress: false,
      created_at: '2026-03-01 12:00:00.000000+00:00',
      finished_at: '2026-03-01 13:02:05.000000+00:00',
      duration: '01:02:05',
      duration_humanized: '1 hour, 2 minutes, 5 seconds',
      queued_duration: '00:06:12',
      run_duration: '00:49:40',
    });
  });

  test('has ended at once where its duration is 0', async () => {
    const { emulator, trigger } = await startCloud({ durationMs: 0 });
    await trigger();
    expect(emulator.runs[0].statusName).toBe('Success');
  });

  test.each([
    ['a JSON list', 'include_related=["trigger","run_steps"]'],
    ['a Python list', "include_related=['trigger','run_steps']"],
    ['a comma list', 'include_related=trigger,run_steps'],
    ['a repeated parameter', 'include_related=trigger&include_related=run_steps'],
  ])('shows related objects asked for as %s', async (_, query) => {
    const { pass, send, trigger } = await startCloud();
    const id = await trigger({ cause: 'merge' });
    pass(5_000);
    const { data } = await send(`/runs/${id}/?${query}`);
    expect(data.trigger).toMatchObject({ cause: 'merge' });
    expect(steps(data)).toHaveLength(4);
    expect(data.job).toBeNull();
  });

  test('shows neither trigger nor steps unasked', async () => {
    const { pass, send, trigger } = await startCloud();
    const id = await trigger();
    pass(5_000);
    expect((await send(`/runs/${id}/`)).data).toMatchObject({ trigger: null, run_steps: [] });
  });

  test('an unpublished related object is refused', async () => {
    const { send, trigger } = await startCloud();
    expect((await send(`/runs/${await trigger()}/?include_related=steps`)).data).toEqual({
      include_related: "'steps' is not valid under any of the given schemas",
    });
  });
});

describe('the steps of a run', () => {
  const QUERY = '?include_related=["run_steps","debug_logs"]';

  test('are the preparation and then the commands of the job', async () => {
    const { pass, send, trigger } = await startCloud({
      jobs: [{ id: '910', projectId: '678', steps: ['dbt seed', 'dbt build'], generateDocs: true }],
    });
    const id = await trigger({ cause: 'x', schema_override: 'dbt_ci' });
    pass(10_000);
    expect(steps((await send(`/runs/${id}/${QUERY}`)).data).map(({ index, name, status }) => [index, name, status])).toEqual([
      [1, 'Clone git repository', 10],
      [2, "Create profile from connection (emulated) (override schema to 'dbt_ci')", 10],
      [3, 'Invoke dbt with `dbt deps`', 10],
      [4, 'Invoke dbt with `dbt seed`', 10],
      [5, 'Invoke dbt with `dbt build`', 10],
      [6, 'Invoke dbt with `dbt docs generate`', 10],
    ]);
  });

  test('follow steps_override', async () => {
    const { pass, send, trigger } = await startCloud();
    const id = await trigger({ cause: 'x', steps_override: ['dbt run -s orders'] });
    pass(5_000);
    expect(steps((await send(`/runs/${id}/${QUERY}`)).data).at(-1)?.name).toBe('Invoke dbt with `dbt run -s orders`');
  });

  test('are not there while the run is queued, and only one runs at a time', async () => {
    const { pass, send, trigger } = await startCloud();
    const id = await trigger();
    expect(steps((await send(`/runs/${id}/${QUERY}`)).data)).toEqual([]);
    pass(2_000);
    for (let second = 2; second < 10; second++) {
      expect(steps((await send(`/runs/${id}/${QUERY}`)).data).filter(({ status }) => status === 3)).toHaveLength(1);
      pass(1_000);
    }
  });

  test('write logs that only grow', async () => {
    const { pass, send, trigger } = await startCloud();
    const id = await trigger();
    let [logs, debugLogs] = ['', ''];
    for (let half = 0; half < 20; half++) {
      pass(500);
      const build = steps((await send(`/runs/${id}/${QUERY}`)).data).at(-1);
      expect(build?.logs ?? '').toContain(logs);
      expect(build?.debug_logs ?? '').toContain(debugLogs);
      [logs, debugLogs] = [build?.logs ?? '', build?.debug_logs ?? ''];
    }
    expect(logs).toContain('Done. PASS=10 WARN=0 ERROR=0 SKIP=0 NO-OP=0 TOTAL=10');
    expect(debugLogs).toContain('Command: dbt build');
  });

  test('are not known by id either while the run is queued', async () => {
    const { pass, send, trigger } = await startCloud();
    // A step's id comes right after those of its run and of the run's trigger.
    const stepId = Number(await trigger()) + 2;
    expect((await send(`/steps/${stepId}/`)).http).toBe(404);
    pass(5_000);
    expect((await send(`/steps/${stepId}/`)).data).toMatchObject({ index: 1 });
  });

  test('can be read one by one', async () => {
    const { pass, send, trigger } = await startCloud();
    const id = await trigger();
    pass(10_000);
    const [, , , build] = steps((await send(`/runs/${id}/${QUERY}`)).data);
    const { data } = await send(`/steps/${build.id}/`);
    expect(data).toMatchObject({ id: build.id, run_id: Number(id), index: 4, status: 10, logs: build.logs });
    expect(data.run_step_command).toEqual({ run_step_id: build.id, dbt_command: 'dbt build' });
  });
});

describe('a run that fails', () => {
  const jobs = [{ id: '910', projectId: '678', outcome: 'error' as const, steps: ['dbt build', 'dbt docs generate'] }];

  test('ends in Error at the step that builds, and never starts the steps behind it', async () => {
    const { pass, send, trigger } = await startCloud({ jobs });
    const id = await trigger();
    pass(10_000);
    const { data } = await send(`/runs/${id}/?include_related=run_steps`);
    expect(data).toMatchObject({ status: 20, is_error: true, is_success: false });
    expect(steps(data).map(({ status }) => status)).toEqual([10, 10, 10, 20, 30]);
    expect(steps(data)[3].logs).toContain('Database Error in model customers (models/customers.sql)');
    expect(steps(data)[4].logs).toBe('');
  });

  test('fails at the first of several commands that build or test', async () => {
    const { pass, send, trigger } = await startCloud({ jobs: [{ ...jobs[0], steps: ['dbt seed', 'dbt run', 'dbt test'] }] });
    const id = await trigger();
    pass(10_000);
    expect(steps((await send(`/runs/${id}/?include_related=run_steps`)).data).map(({ status }) => status)).toEqual([10, 10, 10, 10, 20, 30]);
  });

  test('can be laid down for one run only', async () => {
    const { emulator, pass, trigger } = await startCloud();
    emulator.planNextRun('910', { outcome: 'error', durationMs: 1_000 });
    await trigger();
    await trigger();
    pass(60_000);
    expect(emulator.runs.map(({ statusName }) => statusName)).toEqual(['Error', 'Success']);
  });

  test('cannot be laid down for a job that is not there', async () => {
    const { emulator } = await startCloud();
    expect(() => emulator.planNextRun('911', { outcome: 'error' })).toThrow("job '911' is not a job of account 12345; name it in the option jobs");
  });
});

describe('a cancel', () => {
  test('ends a running run and its step at this moment', async () => {
    const { pass, send, trigger } = await startCloud();
    const id = await trigger();
    pass(6_000);
    const { http, data } = await send(`/runs/${id}/cancel/`, { method: 'POST' });
    expect(http).toBe(200);
    expect(data).toMatchObject({ status: 30, is_cancelled: true, finished_at: '2026-03-01 12:00:06.000000+00:00' });
    pass(60_000);
    const later = (await send(`/runs/${id}/?include_related=run_steps`)).data;
    expect(later).toMatchObject({ status: 30, duration: '00:00:06' });
    expect(steps(later).map(({ status }) => status)).toEqual([10, 10, 10, 30]);
  });

  test('leaves a run that has ended as it is', async () => {
    const { pass, send, trigger } = await startCloud();
    const id = await trigger();
    pass(10_000);
    expect((await send(`/runs/${id}/cancel/`, { method: 'POST' })).data).toMatchObject({ status: 10 });
  });

  test('of a run that is not there is 404', async () => {
    expect((await (await startCloud()).send('/runs/1/cancel/', { method: 'POST' })).http).toBe(404);
  });

  test('by somebody else is an outcome that a job can have', async () => {
    const { emulator, pass, trigger } = await startCloud({ jobs: [{ id: '910', projectId: '678', outcome: 'cancelled' }] });
    await trigger();
    pass(10_000);
    expect(emulator.runs[0].statusName).toBe('Cancelled');
  });
});

describe('two runs of one job', () => {
  test('run one after the other, and the waiting one names the run that it waits for', async () => {
    const { pass, send, trigger } = await startCloud();
    const first = await trigger();
    pass(4_000);
    const second = await trigger();
    pass(5_000);
    expect((await send(`/runs/${second}/`)).data).toMatchObject({ status: 1, blocked_by: [Number(first)], started_at: null });
    pass(4_000);
    expect((await send(`/runs/${second}/`)).data).toMatchObject({ status: 3, blocked_by: [], started_at: '2026-03-01 12:00:12.000000+00:00' });
  });

  test('the second begins when the first is cancelled', async () => {
    const { pass, send, trigger } = await startCloud();
    const first = await trigger();
    const second = await trigger();
    pass(3_000);
    await send(`/runs/${first}/cancel/`, { method: 'POST' });
    pass(2_000);
    expect((await send(`/runs/${second}/`)).data).toMatchObject({ status: 3, dequeued_at: '2026-03-01 12:00:04.000000+00:00' });
  });

  test('a run cancelled in the queue has no steps and holds nobody up', async () => {
    const { pass, send, trigger } = await startCloud();
    await trigger();
    const second = await trigger();
    const third = await trigger();
    await send(`/runs/${second}/cancel/`, { method: 'POST' });
    pass(12_000);
    expect((await send(`/runs/${second}/?include_related=run_steps`)).data).toMatchObject({ status: 30, run_steps: [], duration: '00:00:00' });
    expect((await send(`/runs/${third}/`)).data).toMatchObject({ status: 3 });
  });

  test('runs of different jobs do not wait for each other', async () => {
    const { emulator, pass, trigger } = await startCloud({ jobs: [{ id: '910', projectId: '678' }, { id: '911', projectId: '678' }] });
    await trigger();
    await trigger({ cause: 'x' }, '911');
    pass(5_000);
    expect(emulator.runs.map(({ statusName }) => statusName)).toEqual(['Running', 'Running']);
  });
});
