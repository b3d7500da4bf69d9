import * as fs from 'node:fs';
import * as path from 'node:path';
import { describe, expect, test } from 'vitest';
import { annotationText } from '../../../src/monitor/report/annotations';
import { errorsWithoutNode, logErrors, withLog } from '../../../src/monitor/report/log-errors';
import { readNodeResults, type NodeResult } from '../../../src/monitor/report/node-result';

/** What dbt 2.0.0rc196 said on DuckDB; the frames of its backtraces are shortened. */
const RUN = fs.readFileSync(path.join(__dirname, 'samples', 'dbt2-run.txt'), 'utf8');

function results(...given: readonly object[]): readonly NodeResult[] {
  return readNodeResults({ results: given.map(result => ({ status: 'error', ...result })) }, text => text);
}

describe('a log of dbt 2', () => {
  test('tells the errors of nodes, without the frames below them', () => {
    expect(logErrors(RUN)).toEqual([
      {
        name: 'broken',
        file: 'models/broken.sql',
        line: undefined,
        compiled: 'target/run/shop/models/broken.sql',
        code: 'dbt1308',
        message: [
          'Database Error in model broken (target/run/shop/models/broken.sql)', '  Catalog Error: Scalar Function with name nothere does not exist!',
          '  Did you mean "list_where"?', '  LINE 11: select nothere(id) as x', '                  ^', '  (in run/shop/models/broken.sql:1:11)',
        ].join('\n'),
      },
      expect.objectContaining({ name: 'orders', message: expect.stringMatching(/^Database Error in model orders .*Binder Error.*models\/orders\.sql:1:4\)$/s) }),
    ]);
  });

  test('gives a node that failed without a message the message and the places', () => {
    const [broken, orders, totals] = withLog(results({ unique_id: 'model.shop.broken' }, { unique_id: 'model.shop.orders' },
      { unique_id: 'model.shop.totals', status: 'skipped' }), RUN);
    expect(broken).toMatchObject({ file: 'models/broken.sql', compiled: 'target/run/shop/models/broken.sql' });
    expect(annotationText(orders)).toContain('Referenced column "id2" not found');
    expect(annotationText(orders)).not.toContain('nothere');
    expect(totals).toMatchObject({ message: '', file: undefined });
  });

  test('never takes the place of the message of a result', () => {
    const [broken] = withLog(results({ unique_id: 'model.shop.broken', message: 'of the result' }), RUN);
    expect(broken).toMatchObject({ message: 'of the result', file: 'models/broken.sql' });
  });

  test.each([
    ['error: dbt0209: Failed to resolve function foo\n  --> models/orders.sql:3:9 (target/compiled/models/orders.sql:3:9)', 'dbt0209', 3, 'target/compiled/models/orders.sql'],
    ['[error] [ColumnNotFound (dbt0227)]: No column x\n  --> models/orders.sql:12:1', 'dbt0227', 12, undefined],
    ['13:12:11.720726 [error]: [ColumnNotFound (dbt0227)]: No column x\n  --> models/orders.sql:12:1\n13:12:11.8 [info ]: Finished', 'dbt0227', 12, undefined],
    ['12:00:00 [error] [ColumnNotFound (dbt0227)]: No column x\n12:00:00   --> models/orders.sql:12:1\n12:00:00 Finished', 'dbt0227', 12, undefined],
  ])('tells the line of the source: %j', (log, code, line, compiled) => {
    expect(logErrors(log)).toEqual([expect.objectContaining({ code, file: 'models/orders.sql', line, compiled })]);
    expect(logErrors(log)[0].message).not.toContain('Finished');
    // an error that names no node is one of the node with this file
    const [orders, other] = withLog(results({ unique_id: 'model.shop.orders' }, { unique_id: 'model.shop.other' }), log);
    expect(orders).toMatchObject({ file: 'models/orders.sql', line, message: expect.stringMatching(/function foo|No column x/) });
    expect(other).toMatchObject({ file: undefined, line: undefined, message: '' });
  });

  test('tells where a test is written, of which its result says "Error" and how many rows', () => {
    const log = '    Passed [  0.03s] test  not_null_customers_id\n    Failed [  0.03s] test  unique_customers_id (models/schema.yml:5:22)';
    const [failed, passed] = withLog(results(
      { unique_id: 'test.shop.unique_customers_id.70f3d3fd20', status: 'fail', message: 'Error', failures: 1 },
      { unique_id: 'test.shop.not_null_customers_id.422908bfae', status: 'pass', message: 'Pass', failures: 0 },
    ), log);
    expect(failed).toMatchObject({ message: '1 row fails', file: 'models/schema.yml', line: 5 });
    expect(passed).toMatchObject({ message: '', file: undefined, line: undefined });
  });

  test('of a command that ended before its first node tells each error, its code as its name', () => {
    const log = [
      '=================== Errors and Warnings ====================',
      '[warning] [UnusedResourceConfigPath (dbt1097)]: Configuration paths exist',
      'There are 1 unused configuration paths:',
      '[error] [DependencyNotFound (dbt1048)]: Ref \'nonexistent\' not found in project.', '  --> models/totals.sql:1:15', '   0: <unknown>', '',
      '[error] [DbtYamlValidationError (dbt1159)]: Deprecated test arguments', '  --> models/schema.yml:52:22',
      '[warning] [UnusedResourceConfigPath (dbt1097)]: Configuration paths exist', '- models.shop.example', '', '==== Execution Summary ====', 'Finished',
    ].join('\n');
    expect(errorsWithoutNode(log).map(({ kind, name, file, line, message }) => [kind, name, file, line, message])).toEqual([
      ['error', 'dbt1048', 'models/totals.sql', 1, 'Ref \'nonexistent\' not found in project.\n  --> models/totals.sql:1:15'],
      ['error', 'dbt1159', 'models/schema.yml', 52, 'Deprecated test arguments\n  --> models/schema.yml:52:22'],
    ]);
  });
});

describe('of several errors', () => {
  test('the last that is said of a node counts, as after a retry within the step', () => {
    const log = ['error: dbt0209: first', '  --> models/orders.sql:3:9', '', 'error: dbt0227: second', '  --> models/orders.sql:7:1'].join('\n');
    expect(withLog(results({ unique_id: 'model.shop.orders' }), log)[0]).toMatchObject({ message: expect.stringMatching(/^second/), line: 7 });
  });

  test('a node that did not fail gets no message', () => {
    const log = 'error: dbt0209: of another run\n  --> models/orders.sql:3:9';
    for (const status of ['success', 'skipped', 'warn']) expect(withLog(results({ unique_id: 'model.shop.orders', status }), log)[0].message).toBe('');
  });

  test('a line belongs to the file that the result names, and to no other', () => {
    const message = 'Database Error in model orders (models/marts/orders.sql)\n  x';
    const [orders] = withLog(results({ unique_id: 'model.shop.orders', message }), 'error: dbt0209: x\n  --> models/staging/orders.sql:3:9');
    expect(orders).toMatchObject({ file: 'models/marts/orders.sql', line: undefined });
  });

  test('an error in a file is none of a test that has the name of the file', () => {
    const [failed] = withLog(results({ unique_id: 'test.shop.orders', status: 'fail' }), 'error: dbt0209: x\n  --> models/orders.sql:3:9');
    expect(failed).toMatchObject({ message: '', file: undefined });
  });
});

describe('a log of dbt 1', () => {
  test('gives a node without a message its own block, and no line of another', () => {
    const log = [
      '12:00:01  Completed with 2 errors, 0 partial successes, and 0 warnings:', '12:00:01  ',
      '12:00:01    Database Error in model a (models/a.sql)', '12:00:01    no such column', '12:00:01    compiled code at target/run/shop/models/a.sql', '12:00:01  ',
      '12:00:01  Failure in test unique_b (models/b.yml)', '12:00:01    Got 2 results', '12:00:01  ', '12:00:01    compiled code at target/compiled/shop/models/b.yml/unique_b.sql',
    ].join('\n');
    const [a, b] = withLog(results({ unique_id: 'model.shop.a' }, { unique_id: 'test.shop.unique_b.0123456789', status: 'fail' }), log);
    expect(a).toMatchObject({ file: 'models/a.sql', compiled: 'target/run/shop/models/a.sql', message: expect.stringMatching(/no such column/) });
    expect(a.message).not.toContain('Got 2');
    expect(b).toMatchObject({ file: 'models/b.yml', compiled: 'target/compiled/shop/models/b.yml/unique_b.sql', message: expect.stringMatching(/Got 2/) });
  });

  test('has no errors without a node: there the end of the log is shown', () => {
    expect(errorsWithoutNode('12:00:01  Encountered an error:\n12:00:01  Compilation Error in model a (models/a.sql)\n12:00:01    x')).toEqual([]);
    expect(errorsWithoutNode('12:00:01.123 [error] [MainThread]: 2 of 9 FAIL 3 not_null_x ... [FAIL 3 in 0.1s]')).toEqual([]);
  });
});

test('a result that says no more than its status has no message', () => {
  expect(results({ unique_id: 'model.a.b', message: 'Error' }, { unique_id: 'model.a.c', message: 'error' }).map(({ message }) => message)).toEqual(['', '']);
  expect(results({ unique_id: 'test.a.b', status: 'fail', message: 'Error', failures: 12 })[0].message).toBe('12 rows fail');
});
