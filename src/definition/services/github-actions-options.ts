/** What is GitHub's own and has no meaning for the others. */
export interface GitHubActionsOptions {
  /**
   * Label of the machine that runs the jobs.
   * @default 'ubuntu-24.04'
   * @see https://docs.github.com/en/actions/reference/runners/github-hosted-runners
   */
  readonly runner?: string;
}
