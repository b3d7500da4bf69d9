import { DbtCloudJobRef, DbtCloudMergeJob, DbtPipelines, SecretRef, SqlFluffDialect, SqlFluffLint } from '../../../src';

export function define(pipelines: DbtPipelines): void {
  // a lint runs for every branch except main, and a merge job for main only
  const lint = new SqlFluffLint(pipelines, 'lint', { dialect: SqlFluffDialect.SNOWFLAKE });
  new DbtCloudMergeJob(pipelines, 'dbt-run-on-merge', {
    job: DbtCloudJobRef.fromIds({ accountId: '12345', projectId: '678', jobId: '910' }),
    apiKey: SecretRef.named('DBT_API_KEY'),
    needs: [lint],
  });
}
