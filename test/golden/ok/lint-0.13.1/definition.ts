import { DbtPipelines, SqlFluffDialect, SqlFluffLint } from '../../../../src';

/** Section A of dbt's guide as it was in 2022: an old SQLFluff by version, and rules by their old codes. */
export function define(pipelines: DbtPipelines): void {
  new SqlFluffLint(pipelines, 'lint-project', {
    name: 'Run SQLFluff linter',
    dialect: SqlFluffDialect.SNOWFLAKE,
    version: '0.13.1',
    rules: ['L019', 'L020', 'L021', 'L022'],
    pythonVersion: '3.9',
  });
}
