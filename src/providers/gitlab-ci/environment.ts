import { YamlMap } from '../../document/document';
import { ContextWords } from '../exports';

/** @see https://docs.gitlab.com/ci/variables/predefined_variables/ */
export const CONTEXT: ContextWords = { branch: '"$CI_COMMIT_BRANCH"' };

/**
 * GitLab expands `$` in a value; `$$` is one `$`.
 * @see https://docs.gitlab.com/ci/variables/#use-the--character-in-cicd-variables
 */
export function renderVariables(literals: readonly [string, string][]): YamlMap | undefined {
  return literals.length > 0 ? Object.fromEntries(literals.map(([name, value]) => [name, value.replace(/\$/g, '$$$$')])) : undefined;
}
