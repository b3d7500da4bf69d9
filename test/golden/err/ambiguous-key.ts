import { DbtPipelines, ShellJob, Trigger } from '../../../src';

export function define(pipelines: DbtPipelines): void {
  const branches = (pattern: string) => [Trigger.push({ branches: [pattern] })];
  new ShellJob(pipelines, 'compile', { commands: ['dbt compile'], triggers: branches('**') });
  new ShellJob(pipelines, 'build', { commands: ['dbt build'], triggers: branches('*x') });
  new ShellJob(pipelines, 'docs', { commands: ['dbt docs generate'], triggers: branches('*/x') });
}
