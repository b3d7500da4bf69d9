import { Check } from './check';

/** A definition without a job would write empty files. */
export const noJob: Check = ({ jobs, path }) => jobs.length > 0 ? [] : [{
  code: 'no-job',
  path,
  message: 'no job is defined',
  fix: 'add one below `pipelines`, such as `new DbtCloudMergeJob(pipelines, "dbt-run-on-merge", { ... })`, or remove `DbtPipelines`',
}];
