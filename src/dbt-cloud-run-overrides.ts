import { Duration } from './duration';

/**
 * What a run does differently from its dbt Cloud job.
 * @see https://docs.getdbt.com/dbt-cloud/api-v2#/operations/Trigger%20Job%20Run
 */
export interface DbtCloudRunOverrides {
  /**
   * dbt commands in place of the job's, such as `dbt build --select state:modified+`.
   * @default - the job's own
   */
  readonly steps?: string[];
  /**
   * What `target.name` is in the run.
   * @default - the job's own
   */
  readonly targetName?: string;
  /**
   * Threads, 1 or more.
   * @default - the job's own
   */
  readonly threads?: number;
  /**
   * Version of dbt, as dbt Cloud names it.
   * @default - the job's own
   */
  readonly dbtVersion?: string;
  /**
   * Whether the run generates the documentation.
   * @default - as the job says
   */
  readonly generateDocs?: boolean;
  /**
   * After this time dbt Cloud itself ends the run; 24 hours at most.
   * @default - the job's own
   */
  readonly timeout?: Duration;
}
