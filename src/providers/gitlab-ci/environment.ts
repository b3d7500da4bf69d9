import { YamlMap } from '../../document/document';
import { Environment } from '../../model/environment';
import { ContextWords, renderLiterals } from '../shared/exports';

/** @see https://docs.gitlab.com/ci/variables/predefined_variables/ */
export const CONTEXT: ContextWords = { branch: '"$CI_COMMIT_BRANCH"' };

/**
 * GitLab expands `$NAME` and `%NAME%` in a value, and has no way to write a plain `%NAME%`: a value with either sign is marked.
 * @see https://docs.gitlab.com/ci/yaml/#variablesexpand
 */
export function renderVariables(environment: Environment): YamlMap | undefined {
  return renderLiterals(environment, (value) => /[$%]/.test(value) ? { value, expand: false } : value);
}
