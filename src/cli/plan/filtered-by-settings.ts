import { PipelineEvent } from '../../model/event';
import { Plan } from '../../providers/plan';

/** How the plan of Azure Pipelines says that the settings of the repository start a pipeline. */
const POLICY = ': a branch policy of Azure Repos starts it';

/**
 * Names of the jobs of which no file says whether they run for the changed files: a branch policy has the filter of paths.
 * @see https://learn.microsoft.com/en-us/azure/devops/repos/git/branch-policies#build-validation
 */
export function filteredBySettings({ jobs, assumed }: Plan, event: PipelineEvent): string[] {
  if (event.kind !== 'pullRequest' || event.changed === undefined) return [];
  const started = jobs.filter(({ path }) => assumed.some((what) => what.startsWith(path + POLICY)));
  return [...new Set(started.map(({ name }) => name))];
}
