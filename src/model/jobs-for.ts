import { PipelineEvent } from './event';
import { Job } from './job';
import { inOrder } from './job-graph';
import { manualGroups } from './job-group';
import { runsFor } from './runs-for';

/** The jobs that an event starts, in an order in which each stands after the jobs that it needs. */
export function jobsFor(jobs: readonly Job[], event: PipelineEvent): Job[] {
  const asked = event.kind === 'manual' ? manualGroups(jobs).find(({ id }) => id === event.pipeline)?.jobs ?? [] : jobs;
  return inOrder(asked.filter((job) => runsFor(job, event)));
}
