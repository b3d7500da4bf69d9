import { DbtPipelines, ShellJob } from '../../../src';

export function define(pipelines: DbtPipelines): void {
  for (let part = 1; part <= 101; part += 1) {
    new ShellJob(pipelines, `part-${part}`, { commands: [`dbt build --selector part_${part}`] });
  }
}
