import { runsFor } from './runs-for';
import { PipelineEvent } from '../../src/model/event';
import { Job } from '../../src/model/job';
import { inOrder } from '../../src/model/job-graph';
import { manualGroups } from '../../src/model/job-group';

/** The jobs that an event starts, in an order in which each stands after the jobs that it needs. */
export function jobsFor(jobs: readonly Job[], event: PipelineEvent): Job[] {
  const asked = event.kind === 'manual' ? manualGroups(jobs).find(({ id }) => id === event.pipeline)?.jobs ?? [] : jobs;
  return inOrder(asked.filter((job) => runsFor(job, event)));
}
