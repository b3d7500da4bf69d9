import { DbtCloudJobRef, DbtCloudMergeJob, DbtPipelines, SecretRef } from '../../../../src';

/** Section B of dbt's guide, its first variant: nothing but the dbt Cloud job. */
export function define(pipelines: DbtPipelines): void {
  new DbtCloudMergeJob(pipelines, 'dbt-run-on-merge', {
    job: DbtCloudJobRef.fromUrl('https://ab123.us1.dbt.com/deploy/12345/projects/678/jobs/910'),
    apiKey: SecretRef.named('DBT_API_KEY'),
  });
}
