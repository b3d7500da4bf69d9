/** What the services and dbt Cloud take at most, each with the page that says so: a message and a check read the same number. */
export const LIMITS = {
  /** Minutes that a hosted machine of GitHub Actions and of Azure Pipelines runs a job. @see https://docs.github.com/en/actions/reference/limits */
  timeoutMinutes: 360,
  /** Characters of the name of a job on GitLab CI. @see https://docs.gitlab.com/ci/jobs/#job-name-limitations */
  jobNameCharacters: 255,
  /** Characters of the name of a variable on GitLab CI. @see https://docs.gitlab.com/ci/variables/ */
  variableNameCharacters: 255,
  /** Characters of the key of a job on Azure Pipelines. @see https://learn.microsoft.com/en-us/azure/devops/pipelines/yaml-schema/jobs-job */
  jobIdCharacters: 100,
  /** Days that GitHub Actions keeps artifacts of a public repository. @see https://docs.github.com/en/actions/reference/limits */
  artifactDays: 90,
  /** Days that Bitbucket Pipelines keeps artifacts. @see https://support.atlassian.com/bitbucket-cloud/docs/use-artifacts-in-steps/ */
  artifactDaysOfSteps: 14,
  /** Files that make the key of a cache on GitLab CI. @see https://docs.gitlab.com/ci/yaml/#cachekeyfiles */
  cacheKeyFiles: 2,
  /**
   * Fields of a form on each version of GitHub, its servers for companies included.
   * @see https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows#providing-inputs
   */
  manualInputs: 10,
  /** Minutes between two starts by a schedule on GitHub Actions, at least. @see https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows#schedule */
  minutesBetweenSchedules: 5,
  /** Characters of the commands of a step on GitHub Actions. @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstepsrun */
  commandCharacters: 21_000,
  /** Jobs that a job needs on GitLab CI. @see https://docs.gitlab.com/ci/yaml/needs/ */
  needs: 50,
  /** Globs of one `changes` of GitLab CI. @see https://docs.gitlab.com/ci/yaml/#ruleschanges */
  globs: 50,
  /**
   * Bytes that a file takes in the memory of GitLab (17.3 and later; 1 MiB before).
   * @see https://docs.gitlab.com/administration/instance_limits/#maximum-size-and-depth-of-cicd-configuration-yaml-files
   */
  fileBytes: 2 * 1024 * 1024,
  /** Steps of a pipeline of Bitbucket. @see https://support.atlassian.com/bitbucket-cloud/docs/limitations-of-bitbucket-pipelines/ */
  steps: 100,
  /** Labels of a runner of Bitbucket, and characters of each. @see https://support.atlassian.com/bitbucket-cloud/docs/configure-your-runner-in-bitbucket-pipelines-yml/ */
  runnerLabels: 10,
  runnerLabelCharacters: 50,
  /** Characters of a text that dbt Cloud takes, such as a cause. @see https://docs.getdbt.com/dbt-cloud/api-v2#/operations/Trigger%20Job%20Run */
  dbtCloudTextCharacters: 255,
  /** Seconds of the time-out of a dbt Cloud run. @see https://docs.getdbt.com/dbt-cloud/api-v2#/operations/Trigger%20Job%20Run */
  dbtCloudTimeoutSeconds: 86_400,
} as const;
