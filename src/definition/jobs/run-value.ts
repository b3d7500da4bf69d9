import { refuseUnknownNames } from '../../model/known-names';

/**
 * What is known of an event when a job runs, under no provider's name. A value that an event does not have is empty, on all four.
 */
export enum RunValue {
  /** The short name of the branch that is built, such as `feature/x`; of a pull request its source branch; empty for a tag. */
  BRANCH = 'branch',
  /** The name of the tag that was pushed. */
  TAG = 'tag',
  /** The full hash of the commit; of a pull request the newest of its source branch, never a merge that the provider made. */
  COMMIT = 'commit',
  /** The first line of the commit's message; Azure Pipelines gives its first 200 characters. Not for jobs of pull requests. */
  COMMIT_MESSAGE = 'commitMessage',
  /** The number of the pull or merge request that people see. */
  PULL_REQUEST_ID = 'pullRequestId',
  /** The short name of the branch that a pull request comes from. */
  SOURCE_BRANCH = 'sourceBranch',
  /** The short name of the branch that a pull request goes into. */
  TARGET_BRANCH = 'targetBranch',
  /** `true` for a pull request from another repository, else `false`. */
  FROM_FORK = 'fromFork',
  /** `push`, `pull_request`, `tag`, `schedule` or `manual`. */
  EVENT = 'event',
  /** The address of the page that shows this run. */
  RUN_URL = 'runUrl',
  /** The repository as the provider calls it, such as `acme/shop`. */
  REPOSITORY = 'repository',
}

refuseUnknownNames('RunValue', RunValue);
