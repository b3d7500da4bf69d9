import { DbtPipelines, ShellJob } from '../../../src';

export function define(pipelines: DbtPipelines): void {
  new ShellJob(pipelines, 'docs', { env: { DATE: 'today' }, commands: ['echo "built on $(date)"'] });
}
