import { TextFile } from 'projen';
import { DbtPipelines, ShellJob } from '../../../src';

export function define(pipelines: DbtPipelines): void {
  // a workflow that the project writes by other means
  new TextFile(pipelines.project, '.github/workflows/docs.yml', { lines: ['on: push'] });
  new ShellJob(pipelines, 'docs', { commands: ['dbt docs generate'] });
}
