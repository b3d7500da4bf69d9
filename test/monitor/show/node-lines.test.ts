import { expect, test } from 'vitest';
import { readRun, type Run } from '../../../src/monitor/http/run';
import { nodeUpdates, type ReportedNodes } from '../../../src/monitor/show/node-lines';
import * as fc from '../../support/fast-check';
import { play } from '../decide/simulation';

const NOTHING: ReportedNodes = new Map();

function runWith(log: string, number = 4): Run {
  const run = readRun({ id: 1, status: 3, run_steps: [{ index: number, name: 'dbt build', status: 3, debug_logs: log }] });
  if (run === undefined) throw new Error('not a run');
  return run;
}

function news(log: string): readonly string[] {
  return nodeUpdates(NOTHING, undefined, runWith(log)).lines.get(4) ?? [];
}

test.each([
  ['12:00:01  1 of 9 OK created sql view model a.stg_orders ......... [CREATE VIEW in 0.41s]', '1 of 9 OK created sql view model a.stg_orders [CREATE VIEW in 0.41s]'],
  ['12:00:01.123456 [error] [Thread-1 (]: 2 of 9 FAIL 3 not_null_x ... [\u001b[31mFAIL 3\u001b[0m in 0.1s]', '2 of 9 FAIL 3 not_null_x [FAIL 3 in 0.1s]'],
  ['\u001b[0m12:00  3 of 9 WARN 1 unique_x .... [\u001b[33mWARN 1\u001b[0m in 0.1s]\r', '3 of 9 WARN 1 unique_x [WARN 1 in 0.1s]'],
  ['4 of 9 SKIP relation a.orders .... [SKIP]', '4 of 9 SKIP relation a.orders [SKIP]'],
  ['5 of 9 NO-OP saved query x ..... [NO-OP in 0.0s]', '5 of 9 NO-OP saved query x [NO-OP in 0.0s]'],
])('a line of dbt about a model or test that has ended is told without its time, dots and colours: %j', (line, told) => {
  expect(news(line)).toEqual([told]);
});

test.each([
  ['    Failed [  0.20s] model analytics.orders (table)', 'Failed model analytics.orders (table) [0.20s]'],
  [' Succeeded [  2.80s] model analytics.customers (view)', 'Succeeded model analytics.customers (view) [2.80s]'],
  ['    Failed [  2.78s] test  unique_orders_id (models/schema.yml:56:13)', 'Failed test unique_orders_id (models/schema.yml:56:13) [2.78s]'],
  ['   Skipped [-------] model main.final_model (table)', 'Skipped model main.final_model (table)'],
  ['12:00:00 Passed test good_test [2 of 5 in 0.1s]', 'Passed test good_test [2 of 5 in 0.1s]'],
  ['12:00:04 Failed model analytics.broken (table)', 'Failed model analytics.broken (table)'],
  ['13:12:11.720809 [info ]:     Failed [  1.11s] model analytics.orders (view)', 'Failed model analytics.orders (view) [1.11s]'],
])('so is a line of dbt 2: %j', (line, told) => {
  expect(news(line)).toEqual([told]);
});

test.each([
  'Failed to read the file x', '13:12:11.720786 [info ]: Finished running [  1.09s] model analytics.orders [error]', '   Loading profiles.yml', 'select Failed [  1s] model a',
  '12:00:01  1 of 9 START sql view model a.stg_orders ......... [RUN]', '12:00:01  Found 9 models', 'select 1 of 9', '', '1 of 9 OK without an end',
])('a line that is about no end is not told: %j', line => {
  expect(news(line)).toEqual([]);
});

test('of a log that is given as its last lines, from the start, or longer each time, each line is told once', () => {
  const line = (index: number) => `12:00:0${index % 10}  ${index} of 99 OK created sql view model a.m${index} .... [CREATE VIEW in 0.41s]`;
  const all = Array.from({ length: 40 }, (_, index) => line(index + 1));
  const look = fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 })).map(([from, length]) => all.slice(from, from + length).join('\n'));
  fc.assert(fc.property(fc.array(look, { maxLength: 10 }), looks => {
    let said = NOTHING;
    let before: Run | undefined;
    const told: string[] = [];
    for (const log of [...looks, ...all]) {
      const run = runWith(log);
      const next = nodeUpdates(said, before, run);
      told.push(...(next.lines.get(4) ?? []).filter(text => !text.startsWith('and ')));
      said = next.said;
      before = run;
    }
    expect(new Set(told).size).toBe(told.length);
  }));
});

test('the same line in two steps is told for each', () => {
  const line = '1 of 1 OK created sql view model a.b .... [OK in 1s]';
  const first = nodeUpdates(NOTHING, undefined, runWith(line, 4));
  expect(nodeUpdates(first.said, undefined, runWith(line, 5)).lines.get(5)).toHaveLength(1);
});

test('of thousands that went well most are summed up, and all that did not are told', () => {
  const good = Array.from({ length: 2_000 }, (_, index) => `${index + 1} of 2003 OK created sql view model a.m${index} .... [OK in 1s]`);
  const bad = ['Failed [  0.20s] model a.orders (table)', 'Warned [  0.20s] test b', '2001 of 2003 ERROR creating x ... [ERROR in 1s]', '2002 of 2003 FAIL 1 y ... [FAIL 1 in 1s]', '2003 of 2003 WARN 1 z ... [WARN 1 in 1s]'];
  const told = news([...good.slice(0, 1_000), ...bad, ...good.slice(1_000)].join('\n'));
  expect(told).toHaveLength(26);
  expect(told.filter(line => /^Failed|^Warned|ERROR|FAIL|WARN/.test(line))).toHaveLength(5);
  expect(told[25]).toBe('and 1980 more without an error');
});

test('a line of a million characters holds nothing up', () => {
  const since = Date.now();
  expect(news(`1 of 2 OK ${'. '.repeat(500_000)}\n${'1 of '.repeat(200_000)}\n2 of 2 OK x [OK in 1s]`)).toContain('2 of 2 OK x [OK in 1s]');
  expect(Date.now() - since).toBeLessThan(2_000);
});

test('models and tests appear in the log while their step runs, after the time since the start', async () => {
  const log = (age: number) => age < 10_000 ? '1 of 2 START a ... [RUN]' : '1 of 2 OK created a .... [OK in 1s]\n2 of 2 ERROR creating b ... [ERROR in 1s]';
  const { lines } = await play({ steps: age => [{ index: 1, name: 'dbt build', status: age < 20_000 ? 3 : 10, debug_logs: log(age), duration: '00:00:19' }] });
  expect(lines.filter(line => line.includes(' of 2 '))).toEqual([
    expect.stringMatching(/^ {4}1\ds {6}1 of 2 OK created a \[OK in 1s\]$/), expect.stringMatching(/^ {4}1\ds {6}2 of 2 ERROR creating b \[ERROR in 1s\]$/),
  ]);
  expect(lines[lines.length - 1]).toMatch(/step 1, dbt build: Success after 19s$/);
});
