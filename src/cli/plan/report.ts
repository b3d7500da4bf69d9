import { compare } from './differences';
import { DefinedJob } from './normal-job';
import { normalServices, ServiceJobs } from './service-jobs';
import { PipelineEvent } from '../../model/event';
import { ProviderId } from '../../model/provider-id';
import { Plan, SkippedJob } from '../../providers/plan';
import { ProviderFiles } from '../provider-files';

/** What an event would start, on each service that has a file here. */
export interface PlanReport {
  readonly event: PipelineEvent;
  readonly services: readonly ServiceReport[];
  /** What the jobs come to in the form that is compared, service by service. */
  readonly normal: readonly ServiceJobs[];
  /** In words; none: the services agree. */
  readonly differences: readonly string[];
  readonly notCompared: readonly string[];
}

export interface ServiceReport {
  readonly provider: ProviderId;
  readonly title: string;
  readonly jobs: readonly Placed<DefinedJob>[];
  readonly skipped: readonly Placed<SkippedJob>[];
  readonly unknown: readonly string[];
  readonly assumed: readonly string[];
  /** Names of jobs that a filter in the service's settings may keep from running. */
  readonly filteredBySettings: readonly string[];
}

/** A job and the line that decided on it. */
export type Placed<Job> = Job & {
  /** `<path>:<line>`; the path alone where there is no such file. */
  readonly place: string;
};

export function planEvent(event: PipelineEvent, files: readonly ProviderFiles[]): PlanReport {
  const services = files.map((own) => serviceReport(own, event));
  // a variable of one service is no part of a job on any: another may set it to tell the same thing
  const normal = normalServices(services, (name) => files.some((own) => own.isServiceVariable(name)));
  return { event, services, normal, ...compare(normal) };
}

function serviceReport(files: ProviderFiles, event: PipelineEvent): ServiceReport {
  const plan = files.plan(event);
  const { jobs, skipped, unknown, assumed } = plan;
  const placed = <Job extends SkippedJob>(all: readonly Job[]): Placed<Job>[] => all.map((job) => ({ ...job, place: files.placeOf(job.why) }));
  return {
    provider: files.provider,
    title: files.title,
    jobs: placed(jobs.map((job) => ({ ...job, definedAt: files.placeOf({ path: job.path, at: job.at, text: '' }) }))),
    skipped: placed(skipped),
    unknown,
    assumed,
    filteredBySettings: filteredBySettings(plan, event),
  };
}

/**
 * Names of the jobs of which no file says whether they run for the changed files: a branch policy has the filter of paths.
 * @see https://learn.microsoft.com/en-us/azure/devops/repos/git/branch-policies#build-validation
 */
function filteredBySettings({ jobs, startedByPolicy = [] }: Plan, event: PipelineEvent): string[] {
  if (event.kind !== 'pullRequest' || event.changed === undefined) return [];
  const started = jobs.filter(({ path }) => startedByPolicy.includes(path));
  return [...new Set(started.map(({ name }) => name))];
}
