import { YamlMap } from '../../document/document';
import { BranchSet, sameBranches } from '../../model/branch-set';

/**
 * `include` is always written: what `exclude` alone means is documented in two ways.
 * @see https://learn.microsoft.com/en-us/azure/devops/pipelines/yaml-schema/trigger
 */
export function renderTrigger(branches: BranchSet): YamlMap {
  if (branches.kind === 'only') return { branches: { include: [...branches.branches] } };
  return { branches: { include: ['*'], exclude: branches.branches.length > 0 ? [...branches.branches] : undefined } };
}

/**
 * The condition of a job; undefined when it runs for whatever its pipeline starts for. A job for named branches always says so itself:
 * a person can run the pipeline by hand on any branch, and production must not be built from there. A condition replaces the implicit `succeeded()`, so it is written out.
 * @see https://learn.microsoft.com/en-us/azure/devops/pipelines/process/conditions
 */
export function renderCondition(job: BranchSet, pipeline: BranchSet): string | undefined {
  if (job.kind === 'except' && sameBranches(job, pipeline)) return undefined;
  const test = job.kind === 'only' ? 'eq' : 'ne';
  const tests = job.branches.map((branch) => `${test}(variables['Build.SourceBranch'], 'refs/heads/${branch}')`);
  const branchTest = job.kind === 'only' && tests.length > 1 ? `or(${tests.join(', ')})` : tests.join(', ');
  return `and(succeeded(), ${branchTest})`;
}
