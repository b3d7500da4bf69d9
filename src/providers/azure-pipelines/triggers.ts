import { YamlMap } from '../../document/document';
import { BranchSet } from '../../model/branch-set';

/**
 * `include` is always written: what `exclude` alone means is documented in two ways.
 * @see https://learn.microsoft.com/en-us/azure/devops/pipelines/yaml-schema/trigger
 */
export function renderTrigger(branches: BranchSet): YamlMap {
  if (branches.kind === 'only') return { branches: { include: [...branches.branches] } };
  return { branches: { include: ['*'], exclude: branches.branches.length > 0 ? [...branches.branches] : undefined } };
}

/**
 * The condition of a job for named branches; undefined for any other. The trigger has decided already, but a person can run the pipeline by
 * hand on any branch, and production must not be built from there. A condition replaces the implicit `succeeded()`, so it is written out.
 * @see https://learn.microsoft.com/en-us/azure/devops/pipelines/process/conditions
 */
export function renderCondition({ kind, branches }: BranchSet): string | undefined {
  if (kind === 'except') return undefined;
  const tests = branches.map((branch) => `eq(variables['Build.SourceBranch'], 'refs/heads/${branch}')`);
  return `and(succeeded(), ${tests.length > 1 ? `or(${tests.join(', ')})` : tests[0]})`;
}
