import { Construct } from 'constructs';
import { DbtPipelines, ShellJob } from '../../../src';

export function define(pipelines: DbtPipelines): void {
  const team = new Construct(pipelines, 'finance');
  new ShellJob(team, 'compile', { commands: ['dbt compile'] });
  team.node.addValidation({ validate: () => ['a team has at least one job with a schedule: add one'] });
}
