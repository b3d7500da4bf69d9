import { DbtPipelines, ShellJob } from '../../../src';

export function define(pipelines: DbtPipelines): void {
  new ShellJob(pipelines, 'docs', { environment: { DATE: 'today' }, commands: ['echo "built on $(date)"'] });
}
