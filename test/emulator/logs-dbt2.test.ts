import { expect, test } from 'vitest';
import { startCloud } from './cloud';

async function logsOf(command: string, outcome: 'success' | 'error', elapsedMs = 10_000): Promise<{ readonly logs: string; readonly debug: string }> {
  const { send, trigger, pass } = await startCloud({ jobs: [{ id: '910', projectId: '678', steps: [command], outcome, engine: 'dbt2' }] });
  const id = await trigger();
  pass(elapsedMs);
  const { data } = await send(`/runs/${id}/?include_related=["run_steps","debug_logs"]`);
  const steps = data.run_steps as { readonly name: string; readonly logs: string; readonly debug_logs: string }[];
  const { logs, debug_logs: debug } = steps[steps.length - 1];
  return { logs, debug };
}

test('a run that succeeds has a line for each node, with the time before it and how many have ended behind it', async () => {
  const { logs } = await logsOf('dbt build', 'success');
  expect(logs.split('\n').filter((line) => /^\d\d:/.test(line))).toHaveLength(10);
  expect(logs).toMatch(/^\d\d:\d\d:\d\d Succeeded model analytics\.customers \(table\) \[7 of 10 in 0\.3s\]$/m);
  expect(logs).toMatch(/^Summary: 10 total \| 10 success \| 0 error \| 0 skipped$/m);
  expect(logs).not.toContain('error: ');
});

test('a run that fails ends with the error of its node, the place in the file, and the first frames of a backtrace', async () => {
  const { logs } = await logsOf('dbt build', 'error');
  expect(logs).toMatch(/^\d\d:\d\d:\d\d Failed model analytics\.customers \(table\)/m);
  expect(logs).toMatch(/^\d\d:\d\d:\d\d Skipped test unique_customers_customer_id$/m);
  expect(logs).toMatch(/^error: dbt0227: .*\n {2}--> models\/customers\.sql:4:2 \(target\/compiled\/emulated\/models\/customers\.sql:4:2\)\n {3}0: /m);
});

test('a test that fails tells where it is written in its line only', async () => {
  const { logs } = await logsOf('dbt test', 'error');
  expect(logs).toMatch(/Failed test unique_customers_customer_id \(models\/schema\.yml:12:9\)/);
  expect(logs).not.toContain('error: ');
});

test('the log grows while its step runs, and the debug log has the level of each line of a node', async () => {
  const half = await logsOf('dbt build', 'success', 7_500);
  const whole = await logsOf('dbt build', 'success');
  expect(half.logs.length).toBeGreaterThan(0);
  expect(half.logs.length).toBeLessThan(whole.logs.length);
  expect(whole.debug).toMatch(/^\d\d:\d\d:\d\d\.000000 \[info \]: Succeeded model/m);
});

test('a command that works on no nodes fails with an error without a place', async () => {
  expect((await logsOf('dbt debug', 'error')).logs).toMatch(/^error: dbt1000: dbt debug failed$/m);
});
