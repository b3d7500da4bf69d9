import { DbtPipelines, ShellJob } from '../../../src';

export function define(pipelines: DbtPipelines): void {
  new ShellJob(pipelines, 'dbt-docs', { name: 'Write the docs', commands: ['dbt docs generate'] });
  new ShellJob(pipelines, 'dbt_docs', { name: 'Publish the docs', commands: ['make publish'] });
}
