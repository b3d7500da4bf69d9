import { NormalJob, normalJobs } from './normal-job';
import { Value } from './shell/value';
import { PlannedJob } from '../../providers/plan';

/** What one service would run, in the form that is compared. */
export interface ServiceJobs {
  readonly title: string;
  readonly jobs: readonly NormalJob[];
}

/** What one service would run, as its planner says. */
export interface PlannedJobs {
  readonly title: string;
  readonly jobs: readonly PlannedJob[];
}

/**
 * A service that hands out all that its settings hold needs no word in its file where a secret has the name of its variable: there the
 * variable is taken to be one of them when it is a secret on another service.
 */
export function normalServices(services: readonly PlannedJobs[]): ServiceJobs[] {
  const normal = services.map(({ title, jobs }) => ({ title, jobs: normalJobs(jobs) }));
  const all = normal.flatMap(({ jobs }) => jobs);
  return normal.map(({ title, jobs }) => ({ title, jobs: jobs.map((job) => job.hasAllSecrets ? withSecretsOf(job, all) : job) }));
}

function withSecretsOf(job: NormalJob, all: readonly NormalJob[]): NormalJob {
  const elsewhere = all.filter(({ name }) => name === job.name).flatMap(({ values }) => [...values]).filter(([, value]) => value.kind === 'secret');
  const implied = elsewhere.map(([name]): [string, Value] => [name, { kind: 'secret', name }]);
  return { ...job, values: new Map([...implied, ...job.values]) };
}

/** The names of all jobs, those of the first service first. */
export function jobNames(services: readonly { readonly jobs: readonly { readonly name: string }[] }[]): string[] {
  return [...new Set(services.flatMap(({ jobs }) => jobs.map(({ name }) => name)))];
}
