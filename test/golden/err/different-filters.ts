import { DbtPipelines, ShellJob, Trigger } from '../../../src';

export function define(pipelines: DbtPipelines): void {
  const compile = new ShellJob(pipelines, 'compile', { commands: ['dbt compile'] });
  new ShellJob(pipelines, 'docs', { commands: ['dbt docs generate'], needs: [compile], triggers: [Trigger.push({ paths: ['models/**'] })] });
}
