import { ArtifactsWhen, Concurrency, DbtPipelines, Duration, JobCache, SecretRef, ShellJob, Trigger } from '../../../../src';

export function define(pipelines: DbtPipelines): void {
  new ShellJob(pipelines, 'build', {
    name: 'Build production',
    commands: ['python -m pip install -r requirements.txt', 'dbt build --target production', 'python to_junit.py'],
    triggers: [Trigger.push({ branches: ['main'] })],
    timeout: Duration.minutes(90),
    concurrency: Concurrency.queue('production'),
    environment: 'production',
    fetchDepth: 0,
    secrets: { DBT_PASSWORD: SecretRef.named('WAREHOUSE_PASSWORD', { environment: 'production' }) },
    cache: JobCache.pip({ keyFiles: ['requirements.txt'] }),
    testReport: 'test-results/dbt.xml',
    artifacts: { name: 'dbt-artifacts', paths: ['target/*.json'], when: ArtifactsWhen.ALWAYS },
  });
}
