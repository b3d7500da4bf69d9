import { Job } from '../job';
import { Check } from './check';

/**
 * Ids become file names and keys: Azure has no `-` in its keys, and some file systems and Azure ignore case,
 * so two ids must differ in more than that.
 */
export const uniqueIds: Check = ({ jobs }) => repeated(jobs, (job) => job.id.toLowerCase().replace(/-/g, '_')).map(([job, first]) => ({
  code: 'duplicate-id',
  path: job.path,
  message: `the id "${job.id}" is taken by ${first.path}: ids must differ in more than case and "-" or "_"`,
  fix: 'give one of the two another id',
}));

/** GitLab knows a job by its name. */
export const uniqueNames: Check = ({ jobs }) => repeated(jobs, (job) => job.name).map(([job, first]) => ({
  code: 'duplicate-name',
  path: job.path,
  message: `the name ${JSON.stringify(job.name)} is taken by ${first.path}: names must be unique`,
  fix: 'give one of the two another `name`',
}));

/** GitHub Actions and Azure Pipelines keep one of each name in a run, and fail the job that brings another one. */
export const uniqueArtifacts: Check = ({ jobs }) => {
  const keeping = jobs.filter(({ artifacts }) => artifacts !== undefined);
  return repeated(keeping, nameOfArtifacts).map(([job, first]) => ({
    code: 'duplicate-name',
    path: job.path,
    message: `the artifacts ${JSON.stringify(job.artifacts?.name)} are called like those of ${first.path}: names must differ in more than case`,
    fix: 'give one of the two another `artifacts.name`',
  }));
};

function nameOfArtifacts({ artifacts }: Job): string {
  return (artifacts?.name ?? '').toLowerCase();
}

function repeated(jobs: readonly Job[], key: (job: Job) => string): [Job, Job][] {
  const seen = new Map<string, Job>();
  const pairs: [Job, Job][] = [];
  for (const job of jobs) {
    const first = seen.get(key(job));
    if (first) pairs.push([job, first]);
    else seen.set(key(job), job);
  }
  return pairs;
}
