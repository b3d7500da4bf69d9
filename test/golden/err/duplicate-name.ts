import { DbtPipelines, ShellJob } from '../../../src';

export function define(pipelines: DbtPipelines): void {
  new ShellJob(pipelines, 'compile', { name: 'dbt', commands: ['dbt compile'] });
  new ShellJob(pipelines, 'docs', { name: 'dbt', commands: ['dbt docs generate'] });
}
