import { DbtPipelines, SecretRef, ShellJob, Trigger } from '../../src';

/** Jobs that are not for every event of their workflow. */
export function define(pipelines: DbtPipelines): void {
  const secrets = { DBT_PASSWORD: SecretRef.named('WAREHOUSE_PASSWORD') };
  const ready = Trigger.pullRequest({ drafts: false });
  const pushed = Trigger.push({ branches: ['main', 'release/*'] });
  const compile = new ShellJob(pipelines, 'compile', { commands: ['dbt compile'], triggers: [ready] });
  new ShellJob(pipelines, 'build', { commands: ['dbt build'], secrets, needs: [compile], triggers: [ready] });
  new ShellJob(pipelines, 'docs', { commands: ['dbt docs generate'], secrets, triggers: [pushed, Trigger.pullRequest()] });
  new ShellJob(pipelines, 'seed', { commands: ['dbt seed'], secrets, triggers: [pushed, Trigger.pullRequest({ targetBranches: ['release/*'], drafts: false })] });
}
