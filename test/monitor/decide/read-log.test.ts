import { expect, test } from 'vitest';
import { FAILS, play, UNAVAILABLE, type Play } from './simulation';
import { failedStep } from '../../../src/monitor/show/progress';

const LOG = Array.from({ length: 80 }, (_, index) => `line ${index + 1}`).join('\n');

function steps(log: (age: number) => unknown): (age: number) => readonly unknown[] {
  return age => age < 4_000 ? [] : [
    { index: 1, name: 'Clone Git Repository', status: 10, logs: 'cloned' },
    { index: 2, name: 'Invoke dbt with `dbt build`', status: age < 20_000 ? 3 : 20, logs: log(age) },
    { index: 3, name: 'Invoke dbt with `dbt docs generate`', status: 30, logs: '' },
  ];
}

/** The log that is there for the report. */
function logOf({ seen }: Play): string | undefined {
  return seen === undefined ? undefined : failedStep(seen)?.log;
}

test('a failed run names the step that failed, and its log is there for the report', async () => {
  const ended = await play({ life: FAILS, steps: steps(() => LOG) });
  expect(ended.outcome.code).toBe(1);
  expect(ended.outcome.sentence).toContain('in step 2, Invoke dbt with `dbt build`');
  expect(logOf(ended)).toBe(LOG);
});

test('a log that comes later than the status is waited for', async () => {
  expect(logOf(await play({ life: FAILS, steps: steps(age => age < 25_000 ? null : 'late') }))).toBe('late');
});

test('a log that still grows after the end of the run is read to its end', async () => {
  expect(logOf(await play({ life: FAILS, configuration: { pollIntervalMs: 1_000 }, steps: steps(age => age < 22_000 ? 'first' : 'first\nlast') }))).toBe('first\nlast');
});

test.each<[string, unknown]>([
  ['null', null], ['empty', ''], ['not text', 42],
])('a log that stays %s ends the wait within a quarter of a minute', async (_, log) => {
  const { outcome, duration } = await play({ life: FAILS, steps: steps(() => log) });
  expect(outcome.code).toBe(1);
  expect(duration).toBeLessThan(37_000);
});

test('an API that fails while the log is fetched does not change the verdict', async () => {
  const { outcome } = await play({ life: FAILS, steps: steps(() => LOG), fault: (_, __, now) => now > 23_000 ? UNAVAILABLE : undefined });
  expect(outcome.code).toBe(1);
});

test('the log of another run is not taken for ours', async () => {
  const other = { id: 1, status: 20, run_steps: [{ index: 1, name: 'other', status: 20, logs: 'of another run' }] };
  const ended = await play({
    life: FAILS,
    steps: steps(() => LOG),
    fault: (_, __, now) => now > 23_000 ? { answer: { kind: 'data', data: other } } : undefined,
  });
  expect(logOf(ended)).toBe(LOG);
});

test('a run that failed before its first step says why', async () => {
  const { lines, outcome } = await play({ life: FAILS, fields: () => ({ status_message: 'This run timed out' }) });
  expect(outcome.code).toBe(1);
  expect(lines.slice(-1)[0]).toBe('dbt Cloud says: This run timed out');
});

test('a signal while the log is fetched keeps the verdict of the run', async () => {
  const { outcome, cancelled } = await play({ life: FAILS, steps: steps(() => null), signal: { name: 'SIGTERM', at: 25_000 } });
  expect(outcome.code).toBe(1);
  expect(cancelled).toBe(false);
});
