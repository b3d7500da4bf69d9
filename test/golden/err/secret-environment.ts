import { DbtPipelines, SecretRef, ShellJob } from '../../../src';

export function define(pipelines: DbtPipelines): void {
  const password = SecretRef.named('WAREHOUSE_PASSWORD', { environment: 'production' });
  new ShellJob(pipelines, 'build', { commands: ['dbt build'], secrets: { DBT_PASSWORD: password } });
}
