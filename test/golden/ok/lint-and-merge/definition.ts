import { DbtCloudJobRef, DbtCloudMergeJob, DbtPipelines, SecretRef, SqlFluffDialect, SqlFluffLint } from '../../../../src';

/** Section B of dbt's guide, its second variant: lint every branch but main, run the dbt Cloud job on main. */
export function define(pipelines: DbtPipelines): void {
  new SqlFluffLint(pipelines, 'lint', { name: 'Lint dbt project', dialect: SqlFluffDialect.SNOWFLAKE });
  new DbtCloudMergeJob(pipelines, 'dbt-run-on-merge', {
    name: 'Run dbt job',
    job: DbtCloudJobRef.fromIds({ accountId: '00042', projectId: '00678', jobId: '00910' }),
    apiKey: SecretRef.named('DBT_API_KEY'),
    cause: 'Pipeline CI job',
  });
}
