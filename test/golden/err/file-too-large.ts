import { DbtPipelines, ShellJob } from '../../../src';

export function define(pipelines: DbtPipelines): void {
  // 2 MiB, where a file of the repository would do
  new ShellJob(pipelines, 'build', { commands: ['dbt build --vars "$VARS"'], env: { VARS: 'x'.repeat(2 * 1024 * 1024) } });
}
