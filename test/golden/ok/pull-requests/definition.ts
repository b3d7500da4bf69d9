import { DbtCloudJobRef, DbtCloudPullRequestJob, DbtPipelines, SecretRef, SqlFluffDialect, SqlFluffLint, Trigger } from '../../../../src';

export function define(pipelines: DbtPipelines): void {
  const paths = ['models/**', 'macros/**', 'dbt_project.yml'];
  const lint = new SqlFluffLint(pipelines, 'lint', {
    dialect: SqlFluffDialect.SNOWFLAKE,
    triggers: [Trigger.pullRequest({ targetBranches: ['main', 'release/*'], paths })],
  });
  new DbtCloudPullRequestJob(pipelines, 'dbt-ci', {
    job: DbtCloudJobRef.fromUrl('https://ab123.us1.dbt.com/deploy/12345/projects/678/jobs/911'),
    apiKey: SecretRef.named('DBT_API_KEY'),
    targetBranches: ['main', 'release/*'],
    paths,
    needs: [lint],
  });
}
