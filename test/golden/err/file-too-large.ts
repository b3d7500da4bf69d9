import { DbtPipelines, ShellJob, Trigger } from '../../../src';

export function define(pipelines: DbtPipelines): void {
  for (let part = 1; part <= 120; part += 1) {
    new ShellJob(pipelines, `part-${part}`, { commands: ['#'.repeat(20_000)], triggers: [Trigger.push({ branches: [`part/${part}`] })] });
  }
}
