import { Project } from 'projen';
import { CiProvider, DbtCloudJobRef, DbtCloudMergeJob, DbtPipelines, SecretRef, SqlFluffDialect, SqlFluffLint } from 'projen-dbt-pipelines';

const project = new Project({ name: 'jaffle-shop' });
const pipelines = new DbtPipelines(project, {
  defaultBranch: 'main',
  providers: [CiProvider.GITHUB, CiProvider.GITLAB, CiProvider.AZURE, CiProvider.BITBUCKET],
});
new SqlFluffLint(pipelines, 'lint', {
  dialect: SqlFluffDialect.DUCKDB,
  excludeRules: ['LT13', 'AM04'],
});
new DbtCloudMergeJob(pipelines, 'dbt-run-on-merge', {
  job: DbtCloudJobRef.fromUrl('https://ab123.us1.dbt.com/deploy/12345/projects/678/jobs/910'),
  apiKey: SecretRef.named('DBT_API_KEY'),
});
project.synth();
