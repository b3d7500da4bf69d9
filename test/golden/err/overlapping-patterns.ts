import { DbtPipelines, ShellJob, Trigger } from '../../../src';

export function define(pipelines: DbtPipelines): void {
  const branches = ['*a*b*c*d*e*f*', '*f*e*d*c*b*a*'];
  new ShellJob(pipelines, 'compile', { commands: ['dbt compile'], triggers: branches.map((branch) => Trigger.push({ branches: [branch] })) });
}
