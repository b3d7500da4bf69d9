import { ContextName } from '../../../../model/env';
import { ContextWords } from '../../../shared/write/exports';
import { PipelineStart } from '../keyed-pipeline';

/**
 * The values of a run, as one word of the shell each. Each key is for one kind of event, so that what the event does not have is empty.
 * @see https://support.atlassian.com/bitbucket-cloud/docs/variables-and-secrets/
 */
export function contextWords(start: PipelineStart): ContextWords {
  const event: Readonly<Record<ContextName, string>> = {
    branch: '"$BITBUCKET_BRANCH"',
    tag: NOTHING,
    commit: '"$BITBUCKET_COMMIT"',
    commitMessage: FIRST_LINE,
    pullRequestId: NOTHING,
    sourceBranch: NOTHING,
    targetBranch: NOTHING,
    fromFork: 'false',
    event: start.kind,
    runUrl: '"https://bitbucket.org/$BITBUCKET_REPO_FULL_NAME/pipelines/results/$BITBUCKET_BUILD_NUMBER"',
    repository: '"$BITBUCKET_REPO_FULL_NAME"',
  };
  switch (start.kind) {
    case 'push': case 'manual': return event;
    case 'tag': return { ...event, branch: NOTHING, tag: '"$BITBUCKET_TAG"' };
    // by older pages a custom pipeline has no such variable
    case 'schedule': return { ...event, branch: `"\${BITBUCKET_BRANCH:-${start.branch}}"` };
    case 'pullRequest': return {
      ...event,
      commit: FULL_COMMIT,
      pullRequestId: '"$BITBUCKET_PR_ID"',
      sourceBranch: '"$BITBUCKET_BRANCH"',
      targetBranch: '"$BITBUCKET_PR_DESTINATION_BRANCH"',
      event: 'pull_request',
    };
  }
}

const NOTHING = "''";

const FIRST_LINE = '"$(git log -1 --format=%B | sed -n 1p)"';

/** No page says whether the hash is whole for a pull request, where Bitbucket's own interface shows a short one. */
const FULL_COMMIT = '"$(git rev-parse --verify --quiet "$BITBUCKET_COMMIT" 2>/dev/null || echo "$BITBUCKET_COMMIT")"';
