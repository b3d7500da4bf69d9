import { KeyedPipeline } from './keyed-pipeline';
import { Job } from '../../../model/job';
import { hasSchedule, manualGroups, schedulesOf } from '../../../model/job-group';
import { scheduledPipeline } from '../options';

/**
 * Pipelines that start when a person or a schedule of the settings names them.
 * @see https://support.atlassian.com/bitbucket-cloud/docs/pipeline-triggers/
 */
export function customPipelines(jobs: readonly Job[]): KeyedPipeline[] {
  return [...manualPipelines(jobs), ...scheduledPipelines(jobs)];
}

function manualPipelines(jobs: readonly Job[]): KeyedPipeline[] {
  return manualGroups(jobs).map(({ id, jobs: own, starts }) => ({
    section: 'custom',
    key: id,
    start: { kind: 'manual', inputs: starts.manual.inputs },
    jobs: own.map((job) => ({ job })),
    comment: 'Started by hand: Run pipeline.',
    event: `a start of "${id}" by hand`,
  }));
}

function scheduledPipelines(jobs: readonly Job[]): KeyedPipeline[] {
  return schedulesOf(jobs).map((schedule) => ({
    section: 'custom',
    key: scheduledPipeline(schedule),
    start: { kind: 'schedule', branch: schedule.branch },
    jobs: jobs.filter((job) => hasSchedule(job, schedule)).map((job) => ({ job })),
    comment: 'Started by a schedule that has to be made in the settings, as PIPELINES.md says.',
    event: `the schedule "${schedule.cron}" on "${schedule.branch}"`,
  }));
}
