import { EventKind } from '../../../model/event';
import { Semantics, UnknownExpression } from '../../shared/read/expression';

/** What GitLab leaves unset in the pipeline of an event; any other variable may come from the settings. */
const UNSET: Readonly<Record<EventKind, RegExp>> = {
  push: /^CI_(?:COMMIT_TAG|MERGE_REQUEST_|OPEN_MERGE_REQUESTS$|EXTERNAL_PULL_REQUEST_|PIPELINE_SCHEDULE_DESCRIPTION$)/,
  pullRequest: /^CI_(?:COMMIT_TAG|COMMIT_BRANCH$|EXTERNAL_PULL_REQUEST_|PIPELINE_SCHEDULE_DESCRIPTION$|MERGE_REQUEST_SOURCE_BRANCH_SHA$)/,
  tag: /^CI_(?:COMMIT_BRANCH$|MERGE_REQUEST_|OPEN_MERGE_REQUESTS$|EXTERNAL_PULL_REQUEST_|PIPELINE_SCHEDULE_DESCRIPTION$)/,
  schedule: /^CI_(?:COMMIT_TAG|MERGE_REQUEST_|OPEN_MERGE_REQUESTS$|EXTERNAL_PULL_REQUEST_)/,
  manual: /^CI_(?:COMMIT_TAG|MERGE_REQUEST_|OPEN_MERGE_REQUESTS$|EXTERNAL_PULL_REQUEST_|PIPELINE_SCHEDULE_DESCRIPTION$)/,
};

/** In `rules`, a word is a variable, and one that is not set is null. @see https://docs.gitlab.com/ci/jobs/job_rules/#cicd-variable-expressions */
export function semanticsFor(variables: Readonly<Record<string, string>>, kind: EventKind, assume: (what: string) => void): Semantics {
  return {
    variable(name) {
      const variable = name.startsWith('$') ? name.slice(1) : undefined;
      if (variable !== undefined && Object.hasOwn(variables, variable)) return variables[variable];
      if (variable === 'CI_OPEN_MERGE_REQUESTS') assume('the branch is taken to have no open merge request');
      if (variable !== undefined && UNSET[kind].test(variable)) return null;
      throw new UnknownExpression(name);
    },
    call(name) {
      throw new UnknownExpression(name);
    },
    equal: (a, b) => a === b,
  };
}
