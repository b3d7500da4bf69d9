import { DbtPipelines, ShellJob } from '../../../src';

export function define(pipelines: DbtPipelines): void {
  new ShellJob(pipelines, 'build', { commands: ['dbt build'], deployment: 'production' });
  new ShellJob(pipelines, 'docs', { commands: ['dbt docs generate'], deployment: 'production' });
}
