import { Job } from '../../../model/job';
import { TriggerKind } from '../../../model/trigger';
import { ContextWords } from '../../shared/write/exports';

/**
 * How a job spells what is known only when it runs. A job that no merge request starts keeps to the plain words.
 * @see https://docs.gitlab.com/ci/variables/predefined_variables/
 */
export function contextWords({ triggers }: Pick<Job, 'triggers'>): ContextWords {
  const kinds = [...new Set(triggers.map(({ kind }) => kind))];
  const words = { ...WORDS, event: eventWord(kinds) };
  if (!kinds.includes('pullRequest')) return words;
  return kinds.length === 1 ? { ...words, ...OF_MERGE_REQUESTS } : { ...words, ...OF_MERGE_REQUESTS, ...ALSO_OF_MERGE_REQUESTS };
}

const WORDS: ContextWords = {
  branch: '"$CI_COMMIT_BRANCH"',
  tag: '"$CI_COMMIT_TAG"',
  commit: '"$CI_COMMIT_SHA"',
  commitMessage: '"$CI_COMMIT_TITLE"',
  pullRequestId: '"$CI_MERGE_REQUEST_IID"',
  sourceBranch: '"$CI_MERGE_REQUEST_SOURCE_BRANCH_NAME"',
  targetBranch: '"$CI_MERGE_REQUEST_TARGET_BRANCH_NAME"',
  fromFork: 'false',
  event: 'push',
  runUrl: '"$CI_PIPELINE_URL"',
  repository: '"$CI_PROJECT_PATH"',
};

/**
 * `CI_COMMIT_BRANCH` is not set there. Pipelines for merged results build a merge, and only they know the commit of the source by that
 * name; the pipeline of a fork runs in the fork.
 */
const OF_MERGE_REQUESTS: Partial<ContextWords> = {
  branch: '"$CI_MERGE_REQUEST_SOURCE_BRANCH_NAME"',
  commit: '"${CI_MERGE_REQUEST_SOURCE_BRANCH_SHA:-$CI_COMMIT_SHA}"',
  fromFork: '"$(test "$CI_MERGE_REQUEST_SOURCE_PROJECT_ID" = "$CI_MERGE_REQUEST_PROJECT_ID" && echo false || echo true)"',
  repository: '"$CI_MERGE_REQUEST_PROJECT_PATH"',
};

const ALSO_OF_MERGE_REQUESTS: Partial<ContextWords> = {
  branch: '"${CI_MERGE_REQUEST_SOURCE_BRANCH_NAME:-$CI_COMMIT_BRANCH}"',
  repository: '"${CI_MERGE_REQUEST_PROJECT_PATH:-$CI_PROJECT_PATH}"',
};

const EVENTS: Readonly<Record<TriggerKind, string>> = { push: 'push', pullRequest: 'pull_request', tag: 'tag', schedule: 'schedule', manual: 'manual' };

/** A tag is pushed too. */
const SOURCES: Readonly<Record<TriggerKind, string>> = { push: 'push:', pullRequest: 'merge_request_event:*', tag: 'push:?*', schedule: 'schedule:*', manual: 'web:*' };

function eventWord(kinds: readonly TriggerKind[]): string {
  if (kinds.length === 1) return EVENTS[kinds[0]];
  const cases = kinds.map((kind) => `(${SOURCES[kind]}) echo ${EVENTS[kind]};;`);
  return `"$(case "$CI_PIPELINE_SOURCE:$CI_COMMIT_TAG" in ${cases.join(' ')} esac)"`;
}
