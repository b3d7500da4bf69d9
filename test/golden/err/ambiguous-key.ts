import { DbtPipelines, ShellJob, Trigger } from '../../../src';

export function define(pipelines: DbtPipelines): void {
  new ShellJob(pipelines, 'compile', { commands: ['dbt compile'], triggers: [Trigger.push({ branches: ['release/**'] })] });
  new ShellJob(pipelines, 'build', { commands: ['dbt build'], triggers: [Trigger.push({ branches: ['release/*'] })] });
}
