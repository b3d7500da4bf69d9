import { CiProvider, DbtCloudJobRef, DbtCloudMergeJob, DbtProject, SecretRef, SqlFluffDialect, SqlFluffLint } from 'projen-dbt-pipelines';

const project = new DbtProject({
  name: 'jaffle-shop',
  defaultBranch: 'main',
  providers: [CiProvider.GITHUB, CiProvider.GITLAB, CiProvider.AZURE, CiProvider.BITBUCKET],
});

// every push to another branch
new SqlFluffLint(project.pipelines, 'lint', { dialect: SqlFluffDialect.DUCKDB });

// every push to main: the address is that of the job's page in dbt Cloud
new DbtCloudMergeJob(project.pipelines, 'dbt-run-on-merge', {
  job: DbtCloudJobRef.fromUrl('https://ab123.us1.dbt.com/deploy/12345/projects/678/jobs/910'),
  apiKey: SecretRef.named('DBT_API_KEY'),
});

project.synth();
