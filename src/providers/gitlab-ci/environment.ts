import { YamlMap } from '../../document/document';
import { Environment } from '../../model/environment';
import { ContextWords, renderLiterals } from '../shared/exports';

/** @see https://docs.gitlab.com/ci/variables/predefined_variables/ */
export const CONTEXT: ContextWords = { branch: '"$CI_COMMIT_BRANCH"' };

/**
 * GitLab expands `$` in a value; `$$` is one `$`.
 * @see https://docs.gitlab.com/ci/variables/#use-the--character-in-cicd-variables
 */
export function renderVariables(environment: Environment): YamlMap | undefined {
  return renderLiterals(environment, (value) => value.replace(/\$/g, '$$$$'));
}
