/**
 * Where the reports go: a folder that Bitbucket looks for by itself.
 * @see https://support.atlassian.com/bitbucket-cloud/docs/test-reporting-in-pipelines/
 */
export const JUNIT_PATH = 'test-results/dbt.xml';
export const CODE_QUALITY_PATH = 'test-results/dbt-code-quality.json';
