import { DbtPipelines, ManualInput, RunValue, ShellJob, Trigger } from '../../../../src';

export function define(pipelines: DbtPipelines): void {
  const install = 'python -m pip install dbt-duckdb==1.10.0';
  new ShellJob(pipelines, 'compile', {
    commands: [install, 'dbt compile'],
    triggers: [Trigger.push({ branches: ['main', 'release/*'], paths: ['models/**', 'macros/**'] }), Trigger.pullRequest()],
  });
  new ShellJob(pipelines, 'nightly', {
    name: 'Nightly build',
    commands: [install, 'dbt build ${SELECTOR:+--select "$SELECTOR"} --full-refresh="$FULL_REFRESH"'],
    triggers: [
      Trigger.schedule({ cron: '30 5 * * 1-5' }),
      Trigger.manual({
        inputs: [
          ManualInput.named('SELECTOR', { description: 'What to build; all when empty' }),
          ManualInput.named('FULL_REFRESH', { options: ['false', 'true'] }),
        ],
      }),
    ],
  });
  new ShellJob(pipelines, 'docs', {
    commands: [install, 'dbt docs generate --vars "{version: $VERSION}"'],
    runValues: { VERSION: RunValue.TAG, COMMIT: RunValue.COMMIT },
    triggers: [Trigger.tag({ patterns: ['v*'] })],
    artifacts: { paths: ['target/*.json', 'target/index.html'] },
  });
}
