import { DbtPipelines, ShellJob, Trigger } from '../../../src';

export function define(pipelines: DbtPipelines): void {
  const nightly = Trigger.schedule({ cron: '30 5 * * 1-5', branch: 'release/next' });
  new ShellJob(pipelines, 'nightly', { commands: ['dbt build'], triggers: [nightly] });
}
