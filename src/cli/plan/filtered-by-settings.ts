import { PipelineEvent } from '../../model/event';
import { Plan } from '../../providers/plan';

/**
 * Names of the jobs of which no file says whether they run for the changed files: a branch policy has the filter of paths.
 * @see https://learn.microsoft.com/en-us/azure/devops/repos/git/branch-policies#build-validation
 */
export function filteredBySettings({ jobs, startedByPolicy = [] }: Plan, event: PipelineEvent): string[] {
  if (event.kind !== 'pullRequest' || event.changed === undefined) return [];
  const started = jobs.filter(({ path }) => startedByPolicy.includes(path));
  return [...new Set(started.map(({ name }) => name))];
}
