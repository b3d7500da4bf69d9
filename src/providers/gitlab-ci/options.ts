/** What is GitLab's own and holds for every job. */
export interface GitLabSettings {
  /** Path of the file. Any other than `.gitlab-ci.yml` is one that the repository's own root file includes. */
  readonly path: string;
  /** Tags of the runners. */
  readonly tags: readonly string[];
}

export const ROOT_FILE = '.gitlab-ci.yml';
