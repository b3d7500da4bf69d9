import { DbtPipelines, SecretRef, ShellJob } from '../../../src';

export function define(pipelines: DbtPipelines): void {
  new ShellJob(pipelines, 'compile', { commands: ['dbt compile'], env: { WAREHOUSE_USER: 'ci' } });
  new ShellJob(pipelines, 'docs', { commands: ['dbt docs generate'], secrets: { WAREHOUSE_USER: SecretRef.named('WAREHOUSE_USER') } });
}
