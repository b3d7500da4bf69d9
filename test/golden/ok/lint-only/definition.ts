import { DbtPipelines, SqlFluffDialect, SqlFluffLint } from '../../../../src';

/** Section A of dbt's guide: lint on each push, except on the branch that changes are merged into. */
export function define(pipelines: DbtPipelines): void {
  new SqlFluffLint(pipelines, 'lint', { dialect: SqlFluffDialect.SNOWFLAKE });
}
