/** What is GitHub's own and holds for every job. */
export interface GitHubSettings {
  /** Label of the runner. */
  readonly runner: string;
}
