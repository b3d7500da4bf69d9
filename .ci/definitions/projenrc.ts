import { CiProvider, DbtCloudJobRef, DbtCloudMergeJob, DbtProject, SecretRef, SqlFluffDialect, SqlFluffLint } from 'projen-dbt-pipelines';

const project = new DbtProject({
  name: 'jaffle-shop',
  defaultBranch: 'main',
  providers: [CiProvider.GITHUB, CiProvider.GITLAB, CiProvider.AZURE, CiProvider.BITBUCKET],
});
new SqlFluffLint(project.pipelines, 'lint', {
  dialect: SqlFluffDialect.DUCKDB,
  // what `dbt init` writes does not keep these two
  excludeRules: ['LT13', 'AM04'],
});
new DbtCloudMergeJob(project.pipelines, 'dbt-run-on-merge', {
  job: DbtCloudJobRef.fromUrl('https://ab123.us1.dbt.com/deploy/12345/projects/678/jobs/910'),
  apiKey: SecretRef.named('DBT_API_KEY'),
});
project.synth();
