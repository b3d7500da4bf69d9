import { Define } from './rendered';
import { DbtCloudJobRef, DbtCloudMergeJob, DbtPipelines, SecretRef, ShellJob, ShellJobProps, SqlFluffDialect, SqlFluffLint } from '../../src';

export const JOB = DbtCloudJobRef.fromIds({ accountId: '00042', projectId: '678', jobId: '910' });

/** Section B of dbt's guide: run a dbt Cloud job on merge. */
export function merge(pipelines: DbtPipelines): DbtCloudMergeJob {
  return new DbtCloudMergeJob(pipelines, 'merge', { job: JOB, apiKey: SecretRef.named('DBT_API_KEY') });
}

/** Section A of dbt's guide: lint on push. */
export function lint(pipelines: DbtPipelines): SqlFluffLint {
  return new SqlFluffLint(pipelines, 'lint', { dialect: SqlFluffDialect.SNOWFLAKE });
}

export function lintAndMerge(pipelines: DbtPipelines): void {
  lint(pipelines);
  merge(pipelines);
}

/** One job of the team's own. */
export function shell(props: Partial<ShellJobProps> = {}): Define {
  return (pipelines) => void new ShellJob(pipelines, 'shell', { commands: ['true'], ...props });
}
