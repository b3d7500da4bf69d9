import { CiProvider, DbtPipelines, ShellJob } from '../../../src';

export function define(pipelines: DbtPipelines): void {
  new ShellJob(pipelines, 'docs', { commands: ['dbt docs generate'] });
  pipelines.file(CiProvider.GITHUB, 'docs').addDeletionOverride('jobs.docs.container');
}
