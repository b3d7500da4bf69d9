import { WorkflowEvent } from './workflow-event';
import { SAMPLE_RUN } from '../../shared/read/sample-run';

/** The commit that is checked out: for a pull request a merge that GitHub made. */
export function commitOf({ name }: WorkflowEvent): string {
  return name === 'pull_request' ? SAMPLE_RUN.mergeCommit : SAMPLE_RUN.commit;
}

/** @see https://docs.github.com/en/actions/reference/workflows-and-actions/variables#default-environment-variables */
export function predefined(event: WorkflowEvent): Record<string, string> {
  const { cause } = event;
  return {
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_EVENT_NAME: event.name,
    GITHUB_REF: event.ref,
    GITHUB_REF_NAME: event.refName,
    GITHUB_REF_TYPE: event.refType,
    GITHUB_SHA: commitOf(event),
    GITHUB_HEAD_REF: cause.kind === 'pullRequest' ? cause.source : '',
    GITHUB_BASE_REF: cause.kind === 'pullRequest' ? cause.target : '',
    GITHUB_RUN_ID: SAMPLE_RUN.runId,
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_REPOSITORY: SAMPLE_RUN.repository,
    GITHUB_SERVER_URL: 'https://github.com',
    RUNNER_OS: 'Linux',
  };
}
