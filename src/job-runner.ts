/** The machine of one job, by the name that each provider has for it. What is not set is what the pipelines say for all jobs. */
export interface JobRunner {
  /**
   * Label of a runner of GitHub Actions.
   * @default - `github.runner` of the pipelines
   */
  readonly github?: string;
  /**
   * Tags of a runner of GitLab CI.
   * @default - `gitlab.tags` of the pipelines
   */
  readonly gitlab?: string[];
  /**
   * Image of Microsoft's machines. At most one of this and `azurePool`.
   * @default - `azure.vmImage` of the pipelines
   */
  readonly azureImage?: string;
  /**
   * A pool of your own machines.
   * @default - Microsoft's machines
   */
  readonly azurePool?: string;
  /**
   * Labels of your own runners of Bitbucket Pipelines, beside `self.hosted`.
   * @default - Atlassian's machines
   */
  readonly bitbucket?: string[];
}
