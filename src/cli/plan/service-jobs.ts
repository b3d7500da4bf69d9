import { DefinedJob, NormalJob, normalJobs } from './normal-job';
import { Value } from './shell/value';

/** What one service would run, in the form that is compared. */
export interface ServiceJobs {
  readonly title: string;
  readonly jobs: readonly NormalJob[];
  /** Names of jobs that a filter in the service's settings may keep from running: no file has it. */
  readonly filteredBySettings?: readonly string[];
}

/** What one service would run, as its planner says. */
export interface PlannedJobs {
  readonly title: string;
  readonly jobs: readonly DefinedJob[];
  /** @see ServiceJobs.filteredBySettings */
  readonly filteredBySettings?: readonly string[];
}

/** The jobs of all services in a form that only differs where they do. */
export function normalServices(services: readonly PlannedJobs[], isServiceVariable: (name: string) => boolean): ServiceJobs[] {
  const normal = services.map((service) => ({ ...service, jobs: normalJobs(service.jobs, isServiceVariable) }));
  return normal.map((service) => {
    const { title, jobs } = service;
    const others = normal.filter((other) => other.title !== title).flatMap((other) => other.jobs);
    return { ...service, jobs: jobs.map((job) => withSecretsOf(job, others)) };
  });
}

/**
 * A service that hands out all that its settings hold needs no word in its file where a secret has the name of its variable: there the
 * variable is taken to be one of them when it is a secret on another service.
 */
function withSecretsOf(job: NormalJob, others: readonly NormalJob[]): NormalJob {
  if (!job.hasAllSecrets) return job;
  const elsewhere = others.filter(({ name }) => name === job.name).flatMap(({ values }) => [...values]).filter(([, value]) => value.kind === 'secret');
  const implied = elsewhere.map(([name]): [string, Value] => [name, { kind: 'secret', name }]);
  return { ...job, values: new Map([...implied, ...job.values]) };
}

/** The names of all jobs, those of the first service first. */
export function jobNames(services: readonly { readonly jobs: readonly { readonly name: string }[] }[]): string[] {
  return [...new Set(services.flatMap(({ jobs }) => jobs.map(({ name }) => name)))];
}
