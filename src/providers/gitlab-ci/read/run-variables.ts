import { PipelineEvent, PullRequestEvent } from '../../../model/event';
import { asMapping, asText, Mapping } from '../../shared/read/reader';
import { SAMPLE_RUN } from '../../shared/read/sample-run';

const NO_COMMIT = '0'.repeat(40);
const COMMIT_BEFORE = 'b'.repeat(40);
const PROJECT_ID = '1';
const FORK_ID = '2';

/** What GitLab sets by itself, before it reads the file. @see https://docs.gitlab.com/ci/variables/predefined_variables/ */
export function predefined(event: PipelineEvent): Record<string, string> {
  const [title] = SAMPLE_RUN.commitMessage.split('\n');
  return {
    CI: 'true',
    GITLAB_CI: 'true',
    CI_COMMIT_SHA: SAMPLE_RUN.commit,
    CI_COMMIT_SHORT_SHA: SAMPLE_RUN.commit.slice(0, 8),
    CI_COMMIT_BEFORE_SHA: event.kind === 'push' && event.branchIsNew !== true ? COMMIT_BEFORE : NO_COMMIT,
    CI_COMMIT_MESSAGE: SAMPLE_RUN.commitMessage,
    CI_COMMIT_TITLE: title,
    CI_JOB_ID: SAMPLE_RUN.runId,
    CI_PIPELINE_ID: SAMPLE_RUN.runId,
    CI_PIPELINE_URL: `https://gitlab.com/${SAMPLE_RUN.repository}/-/pipelines/${SAMPLE_RUN.runId}`,
    CI_PROJECT_ID: PROJECT_ID,
    CI_PROJECT_PATH: SAMPLE_RUN.repository,
    CI_SERVER_URL: 'https://gitlab.com',
    ...ofEvent(event),
  };
}

function ofEvent(event: PipelineEvent): Record<string, string> {
  switch (event.kind) {
    case 'push': return { CI_PIPELINE_SOURCE: 'push', ...ofBranch(event.branch) };
    case 'pullRequest': return ofMergeRequest(event);
    case 'tag': return { CI_PIPELINE_SOURCE: 'push', CI_COMMIT_TAG: event.tag, CI_COMMIT_REF_NAME: event.tag };
    case 'schedule': return { CI_PIPELINE_SOURCE: 'schedule', CI_PIPELINE_SCHEDULE_DESCRIPTION: event.cron, ...ofBranch(event.branch) };
    case 'manual': return { CI_PIPELINE_SOURCE: 'web', ...ofBranch(event.branch) };
  }
}

function ofBranch(branch: string): Record<string, string> {
  return { CI_COMMIT_BRANCH: branch, CI_COMMIT_REF_NAME: branch };
}

/** The pipeline of a fork runs in the fork. @see https://docs.gitlab.com/ci/pipelines/merge_request_pipelines/#use-with-forked-projects */
function ofMergeRequest({ number, source, target, draft, fork }: PullRequestEvent): Record<string, string> {
  const sourceProject: Record<string, string> = fork
    ? { CI_PROJECT_ID: FORK_ID, CI_PROJECT_PATH: 'fork/repository', CI_MERGE_REQUEST_SOURCE_PROJECT_ID: FORK_ID, CI_MERGE_REQUEST_SOURCE_PROJECT_PATH: 'fork/repository' }
    : { CI_MERGE_REQUEST_SOURCE_PROJECT_ID: PROJECT_ID, CI_MERGE_REQUEST_SOURCE_PROJECT_PATH: SAMPLE_RUN.repository };
  return {
    CI_PIPELINE_SOURCE: 'merge_request_event',
    CI_COMMIT_REF_NAME: source,
    CI_MERGE_REQUEST_IID: String(number),
    CI_MERGE_REQUEST_EVENT_TYPE: 'detached',
    CI_MERGE_REQUEST_REF_PATH: `refs/merge-requests/${number}/head`,
    CI_MERGE_REQUEST_TITLE: `${draft ? 'Draft: ' : ''}Add a model`,
    CI_MERGE_REQUEST_DRAFT: String(draft),
    CI_MERGE_REQUEST_SOURCE_BRANCH_NAME: source,
    CI_MERGE_REQUEST_TARGET_BRANCH_NAME: target,
    CI_MERGE_REQUEST_PROJECT_ID: PROJECT_ID,
    CI_MERGE_REQUEST_PROJECT_PATH: SAMPLE_RUN.repository,
    CI_OPEN_MERGE_REQUESTS: `${SAMPLE_RUN.repository}!${number}`,
    ...sourceProject,
  };
}

/**
 * The variables of a scope on top of those known: `$NAME`, `${NAME}` and `%NAME%` are expanded, `$$` is one `$`, `%%` stays, an unknown
 * name stays as it is.
 * @see https://docs.gitlab.com/ci/variables/where_variables_can_be_used/#gitlab-internal-variable-expansion-mechanism
 * @see https://gitlab.com/gitlab-org/gitlab/-/blob/master/lib/gitlab/ci/variables/collection/item.rb
 */
export function withVariables(known: Readonly<Record<string, string>>, scope: Mapping): Record<string, string> {
  const variables: Record<string, string> = { ...known };
  for (const [name, entry] of Object.entries(scope)) {
    const { value, expand } = typeof entry === 'object' ? asMapping(entry) : { value: entry, expand: true };
    const text = asText(value) ?? '';
    variables[name] = expand === false ? text : expandVariables(text, variables);
  }
  return variables;
}

export function expandVariables(text: string, variables: Readonly<Record<string, string>>): string {
  return text.replace(/\$\$|%%|\$(\w+)|\$\{(\w+)\}|%(\w+)%/g, (whole, bare?: string, braced?: string, percent?: string) =>
    whole === '$$' ? '$' : variables[bare ?? braced ?? percent ?? ''] ?? whole);
}
