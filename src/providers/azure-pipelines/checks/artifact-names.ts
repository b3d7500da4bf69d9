import { Diagnostic } from '../../../model/diagnostic';
import { JobGroup } from '../../../model/job-group';

/** A run takes each name of an artifact once, whichever of its jobs publishes it. */
export function artifactsOfOneName(pipelines: readonly JobGroup[]): Diagnostic[] {
  const found = pipelines.flatMap(({ jobs }) => jobs.flatMap((job, index): Diagnostic[] => {
    const { artifacts } = job;
    const other = artifacts && jobs.slice(0, index).find((earlier) => earlier.artifacts?.name === artifacts.name);
    return !other ? [] : [{
      code: 'not-supported',
      path: job.path,
      message: `\`artifacts.name\`: "${artifacts.name}" is the name of the artifacts of "${other.id}" too, and a run of Azure Pipelines takes each name once`,
      fix: 'give one of the two another `name`',
    }];
  }));
  return [...new Map(found.map((diagnostic) => [diagnostic.path, diagnostic])).values()];
}
