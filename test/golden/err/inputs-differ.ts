import { DbtPipelines, ManualInput, ShellJob, Trigger } from '../../../src';

export function define(pipelines: DbtPipelines): void {
  const selector = (preset: string) => Trigger.manual({ inputs: [ManualInput.named('SELECTOR', { default: preset })] });
  new ShellJob(pipelines, 'build', { commands: ['dbt build --select "$SELECTOR"'], triggers: [selector('+orders')] });
  new ShellJob(pipelines, 'test', { commands: ['dbt test --select "$SELECTOR"'], triggers: [selector('orders')] });
}
