import { isStartedOnlyBy } from './start-kinds';
import { Job } from '../../../model/job';
import { Starts } from '../../../model/job-group';

/**
 * What a workflow's triggers cannot say: no drafts, and nothing with secrets for a fork. A missing part of the context is null, and null is
 * not true.
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idif
 */
export function conditionOf(job: Job, starts: Starts): string | undefined {
  const { pullRequest } = starts;
  if (!pullRequest) return undefined;
  const conditions = [
    ...pullRequest.drafts === 'left-out' ? ['github.event.pull_request.draft != true'] : [],
    ...job.forks === 'skip' ? [isStartedOnlyBy(starts, 'pullRequest') ? OF_THIS_REPOSITORY : `(github.event_name != 'pull_request' || ${OF_THIS_REPOSITORY})`] : [],
  ];
  return conditions.length === 0 ? undefined : conditions.join(' && ');
}

/** A fork that was removed has no name any more. */
const OF_THIS_REPOSITORY = 'github.event.pull_request.head.repo.full_name == github.repository';
