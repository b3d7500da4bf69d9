import { Concurrency, DbtPipelines, Duration, SecretRef, ShellJob, Trigger } from '../../../../src';

export function define(pipelines: DbtPipelines): void {
  new ShellJob(pipelines, 'build', {
    name: 'Build production',
    commands: ['python -m pip install -r requirements.txt', 'dbt build --target production', 'python to_junit.py'],
    triggers: [Trigger.push({ branches: ['main'] })],
    timeout: Duration.minutes(90),
    concurrency: Concurrency.queue('production'),
    deployment: 'production',
    checkoutDepth: 0,
    secrets: { DBT_PASSWORD: SecretRef.named('WAREHOUSE_PASSWORD', { deployment: 'production' }) },
    cachePipBy: ['requirements.txt'],
    testReport: 'test-results/dbt.xml',
    artifacts: { name: 'dbt-artifacts', paths: ['target/*.json'], alsoOfFailure: true },
  });
}
