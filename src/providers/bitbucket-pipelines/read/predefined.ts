import { PipelineEvent } from '../../../model/event';
import { SAMPLE_RUN } from '../../shared/read/sample-run';

/** What Bitbucket sets by itself. @see https://support.atlassian.com/bitbucket-cloud/docs/variables-and-secrets/#Default-variables */
export function predefined(event: PipelineEvent): Record<string, string> {
  return {
    CI: 'true',
    ...variablesOf(event),
    BITBUCKET_BUILD_NUMBER: SAMPLE_RUN.runId,
    BITBUCKET_COMMIT: SAMPLE_RUN.commit,
    BITBUCKET_REPO_FULL_NAME: SAMPLE_RUN.repository,
    BITBUCKET_PIPELINE_UUID: '{00000000-0000-0000-0000-000000000001}',
  };
}

function variablesOf(event: PipelineEvent): Record<string, string> {
  switch (event.kind) {
    case 'tag': return { BITBUCKET_TAG: event.tag };
    case 'pullRequest': return {
      BITBUCKET_BRANCH: event.source,
      BITBUCKET_PR_ID: String(event.number),
      BITBUCKET_PR_DESTINATION_BRANCH: event.target,
    };
    default: return { BITBUCKET_BRANCH: event.branch };
  }
}
