from projen_dbt_pipelines import (
    CiProvider,
    DbtCloudJobRef,
    DbtCloudMergeJob,
    DbtProject,
    SecretRef,
    SqlFluffDialect,
    SqlFluffLint,
)

project = DbtProject(
    name="jaffle-shop",
    default_branch="main",
    providers=[CiProvider.GITHUB, CiProvider.GITLAB, CiProvider.AZURE, CiProvider.BITBUCKET],
)
SqlFluffLint(
    project.pipelines,
    "lint",
    dialect=SqlFluffDialect.DUCKDB,
    exclude_rules=["LT13", "AM04"],
)
DbtCloudMergeJob(
    project.pipelines,
    "dbt-run-on-merge",
    job=DbtCloudJobRef.from_url("https://ab123.us1.dbt.com/deploy/12345/projects/678/jobs/910"),
    api_key=SecretRef.named("DBT_API_KEY"),
)
project.synth()
