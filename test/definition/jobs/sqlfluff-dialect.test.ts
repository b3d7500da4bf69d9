import { expect, test } from 'vitest';
import { SqlFluffDialect } from '../../../src';

/** What `sqlfluff dialects` of 4.5.0 prints. */
const OF_SQLFLUFF = [
  'ansi', 'athena', 'bigquery', 'clickhouse', 'databricks', 'db2', 'doris', 'duckdb', 'exasol', 'flink', 'greenplum', 'hive', 'impala', 'mariadb', 'materialize', 'mysql', 'oracle',
  'postgres', 'redshift', 'snowflake', 'soql', 'sparksql', 'sqlite', 'starrocks', 'teradata', 'trino', 'tsql', 'vertica',
];

test('every dialect of the pinned SQLFluff is a constant, under its own name in capitals', () => {
  const constants = Object.entries(SqlFluffDialect).filter((entry): entry is [string, SqlFluffDialect] => entry[1] instanceof SqlFluffDialect);
  expect(constants.map(([, { name }]) => name)).toEqual(OF_SQLFLUFF);
  for (const [constant, { name }] of constants) expect(constant).toBe(name.toUpperCase());
});

test('a dialect of another SQLFluff is made by its name', () => expect(SqlFluffDialect.of('future_sql2').name).toBe('future_sql2'));

test.each(['', 'A', '1a', 'a-b', 'a b', 'a;id', '$(id)', '--help'])('%j is no dialect', (name) => {
  expect(() => SqlFluffDialect.of(name)).toThrow(/^SqlFluffDialect\.of: /);
});
