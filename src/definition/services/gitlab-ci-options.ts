/** What is GitLab's own and has no meaning for the others. */
export interface GitLabCiOptions {
  /**
   * Path of the file that is written, `/` between its parts. In a repository with a hand-written `.gitlab-ci.yml`, choose one below
   * `.gitlab/`, ending in `.yml`, and add `include: [{ local: PATH }]` to yours: which events make a pipeline is then for your file to say.
   * @default '.gitlab-ci.yml'
   * @see https://docs.gitlab.com/ci/yaml/#includelocal
   */
  readonly path?: string;
  /**
   * Tags of the runners that take the jobs.
   * @default - any runner that takes untagged jobs
   * @see https://docs.gitlab.com/ci/yaml/#tags
   */
  readonly tags?: string[];
}
