import { YamlMap } from '../../document/document';
import { BranchSet } from '../../model/branch-set';

/**
 * `branches` alone never starts on a tag; a bare `push` would.
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#onpushbranchestagsbranches-ignoretags-ignore
 */
export function renderPush(branches: BranchSet): YamlMap {
  if (branches.kind === 'only') return { branches: [...branches.branches] };
  return branches.branches.length === 0 ? { branches: ['**'] } : { 'branches-ignore': [...branches.branches] };
}
