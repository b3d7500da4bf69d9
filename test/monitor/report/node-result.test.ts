import { expect, test } from 'vitest';
import { failureLines } from '../../../src/monitor/report/failure-lines';
import { withLog } from '../../../src/monitor/report/log-errors';
import { readNodeResults, type NodeResult } from '../../../src/monitor/report/node-result';
import * as fc from '../../support/fast-check';

function read(...results: readonly object[]): readonly NodeResult[] {
  return readNodeResults({ results }, text => text);
}

test.each([
  ['success', 'passed'], ['pass', 'passed'], ['no-op', 'passed'], ['fail', 'failed'], ['error', 'errored'], ['runtime error', 'errored'],
  ['partial success', 'errored'], ['skipped', 'skipped'], ['warn', 'warned'], ['Pass', 'passed'], ['of the future', 'warned'],
])('the status %s of dbt means %s', (status, verdict) => {
  expect(read({ unique_id: 'model.a.b', status })[0].verdict).toBe(verdict);
});

test.each([
  ['model.shop.orders', 'model', 'orders'], ['model.shop.orders.v2', 'model', 'orders.v2'], ['test.shop.unique_orders_id.0123abcdef', 'test', 'unique_orders_id'],
  ['source.shop.raw.orders', 'source', 'raw.orders'], ['unit_test.shop.orders.adds_up', 'unit_test', 'orders.adds_up'], ['odd', 'odd', 'odd'],
])('the id %s is the %s %s', (id, kind, name) => {
  expect(read({ unique_id: id, status: 'pass' })[0]).toMatchObject({ kind, name });
});

test('the places of a node are taken from its message', () => {
  const message = 'Compilation Error in model orders (models/marts/orders.sql)\n  expected token\n    line 12\n      x';
  expect(read({ unique_id: 'model.shop.orders', status: 'error', message, compiled: true })[0]).toMatchObject({
    file: 'models/marts/orders.sql', line: 12, compiled: 'target/compiled/shop/models/marts/orders.sql',
  });
  const database = 'Database Error in model orders (models/orders.sql)\n  line 4: x\n  compiled code at target/run/shop/models/orders.sql';
  expect(read({ unique_id: 'model.shop.orders', status: 'error', message: database })[0]).toMatchObject({
    line: undefined, compiled: 'target/run/shop/models/orders.sql',
  });
});

test('the places of a test that failed are taken from the log, each from its own lines', () => {
  const results = read({ unique_id: 'test.shop.unique_a.0123456789', status: 'fail', message: 'Got 1' }, { unique_id: 'test.shop.unique_b', status: 'fail' });
  const log = [
    '12:00  Failure in test unique_b (models/b.yml)', '12:00    Got 2', '',
    '12:00  Failure in test unique_a (models/a.yml)', '12:00    Got 1', '12:00    compiled code at target/compiled/shop/models/a.yml/unique_a.sql',
  ].join('\n');
  expect(withLog(results, log).map(({ file, compiled }) => [file, compiled])).toEqual([
    ['models/a.yml', 'target/compiled/shop/models/a.yml/unique_a.sql'], ['models/b.yml', undefined],
  ]);
});

test('a source that is not fresh says since when', () => {
  const [stale, broken] = read(
    { unique_id: 'source.shop.raw.orders', status: 'error', max_loaded_at: '2026-03-01T00:00:00Z', max_loaded_at_time_ago_in_s: 90_000 },
    { unique_id: 'source.shop.raw.items', status: 'runtime error', error: 'no such table' },
  );
  expect(stale).toMatchObject({ verdict: 'errored', message: 'last loaded 25 hours before the check, at 2026-03-01T00:00:00Z' });
  expect(broken).toMatchObject({ verdict: 'errored', message: 'no such table' });
});

test('what is no artifact of dbt has no results, and no content of one is a fault', () => {
  for (const odd of [undefined, null, [], 'x', 1, {}, { results: null }, { results: 'x' }, { results: [null, 1, 'x', {}, { unique_id: 7 }] }]) {
    expect(readNodeResults(odd, text => text)).toEqual([]);
  }
  fc.assert(fc.property(fc.jsonValue(), fc.jsonValue(), (value, other) => {
    readNodeResults({ results: [{ unique_id: 'a.b.c', status: value, message: other, execution_time: value, compiled: other }, value] }, text => text);
  }));
});

test('long lists and long messages are cut in the log', () => {
  const lines = failureLines(read(...Array.from({ length: 50 }, (_, index) => ({ unique_id: `model.a.m${index}`, status: 'error', message: 'x\n'.repeat(500) }))));
  expect(lines[0]).toBe('these 50 failed:');
  expect(lines.length).toBeLessThan(400);
  expect(lines[lines.length - 1]).toBe('  and 30 more');
});
