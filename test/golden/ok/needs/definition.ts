import {
  DbtCloudJobRef, DbtCloudMergeJob, DbtPipelines, Duration, JobRuntime, SecretRef, ShellJob, SqlFluffDialect, SqlFluffLint, Trigger,
} from '../../../../src';

/** Lint every push, then run the dbt Cloud job on main; beside both, a job of the team's own on a branch of its own. */
export function define(pipelines: DbtPipelines): void {
  const lint = new SqlFluffLint(pipelines, 'lint', { dialect: SqlFluffDialect.BIGQUERY, triggers: [Trigger.push()] });
  new DbtCloudMergeJob(pipelines, 'dbt-run-on-merge', {
    job: DbtCloudJobRef.fromIds({ accountId: '12345', projectId: '678', jobId: '910' }),
    apiKey: SecretRef.named('DBT_CLOUD_TOKEN'),
    gitBranch: 'release/2026',
    overrides: { schema: 'analytics_ci' },
    needs: [lint],
    timeout: Duration.hours(3),
  });
  new ShellJob(pipelines, 'publish-docs', {
    name: 'Publish the docs',
    commands: ['npm ci', 'npm run docs | tee docs.log', 'npx upload "$DOCS_BUCKET" --token-from UPLOAD_TOKEN'],
    triggers: [Trigger.push({ branches: ['docs', 'docs/preview'] })],
    env: { DOCS_BUCKET: 'docs.example.com', COLUMNS: '0120' },
    secrets: { UPLOAD_TOKEN: SecretRef.named('DOCS_UPLOAD_TOKEN') },
    runtime: JobRuntime.node('22'),
    timeout: Duration.minutes(20),
  });
}
