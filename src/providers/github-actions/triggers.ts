import { YamlMap } from '../../document/document';
import { BranchSet, sameBranches } from '../../model/branch-set';

/**
 * `branches` alone never starts on a tag; a bare `push` would.
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#onpushbranchestagsbranches-ignoretags-ignore
 */
export function renderPush(branches: BranchSet): YamlMap {
  if (branches.kind === 'only') return { branches: [...branches.branches] };
  return branches.branches.length === 0 ? { branches: ['**'] } : { 'branches-ignore': [...branches.branches] };
}

/**
 * The condition of a job that runs for fewer branches than its workflow; undefined when it runs for all of them.
 * An `if` without a status function keeps the implicit "everything needed has succeeded".
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idif
 */
export function renderCondition(job: BranchSet, workflow: BranchSet): string | undefined {
  if (sameBranches(job, workflow)) return undefined;
  const [operator, joint] = job.kind === 'only' ? ['==', ' || '] : ['!=', ' && '];
  return job.branches.map((branch) => `github.ref ${operator} 'refs/heads/${branch}'`).join(joint);
}
