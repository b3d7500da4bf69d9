import { PipelineEvent } from '../plan';
import { Semantics, UnknownExpression } from '../planning/expression';
import { asMapping, asText, Mapping } from '../planning/reader';

/** @see https://docs.gitlab.com/ci/variables/predefined_variables/ */
export function predefined(event: PipelineEvent): Record<string, string> {
  return {
    CI: 'true',
    GITLAB_CI: 'true',
    CI_COMMIT_BRANCH: event.branch,
    CI_COMMIT_REF_NAME: event.branch,
    CI_JOB_ID: '1',
    CI_PIPELINE_ID: '1',
    CI_PIPELINE_SOURCE: event.kind,
    CI_PROJECT_PATH: 'rehearsal/repository',
    CI_SERVER_URL: 'https://gitlab.com',
  };
}

/** What GitLab leaves unset in the pipeline of a pushed branch; any other variable may come from the settings. */
const UNSET = /^CI_(?:COMMIT_TAG|MERGE_REQUEST_|OPEN_MERGE_REQUESTS|EXTERNAL_PULL_REQUEST_)/;

/** In `rules`, a word is a variable, and one that is not set is null. */
export function semanticsFor(variables: Readonly<Record<string, string>>): Semantics {
  return {
    variable(name) {
      const variable = name.startsWith('$') ? name.slice(1) : undefined;
      if (variable !== undefined && Object.hasOwn(variables, variable)) return variables[variable];
      if (variable !== undefined && UNSET.test(variable)) return null;
      throw new UnknownExpression(name);
    },
    call(name) {
      throw new UnknownExpression(name);
    },
    equal: (a, b) => a === b,
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

function expandVariables(text: string, variables: Readonly<Record<string, string>>): string {
  return text.replace(/\$\$|%%|\$(\w+)|\$\{(\w+)\}|%(\w+)%/g, (whole, bare?: string, braced?: string, percent?: string) =>
    whole === '$$' ? '$' : variables[bare ?? braced ?? percent ?? ''] ?? whole);
}
