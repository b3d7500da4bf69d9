import { Env, literal } from '../../model/env';
import { invalid } from '../../model/invalid';
import { LIMITS } from '../../model/limits';
import { checkFilledList, checkFlag, checkKnown, checkShortText, checkWholeNumber, PropertyNames } from '../../model/property';
import { Variable } from '../../monitor/contract';
import { Duration, secondsOf } from '../jobs/duration';

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
   * The schema that dbt Cloud builds into, in place of the one of its environment.
   * @default - the schema of the job's environment; for a pull request one of its own
   */
  readonly schema?: string;
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

const PROPERTIES: PropertyNames<DbtCloudRunOverrides> = {
  steps: true, schema: true, targetName: true, threads: true, dbtVersion: true, generateDocs: true, timeout: true,
};

/**
 * The variables that the program turns into the fields of the trigger.
 * @internal
 */
export function overrideEnv(overrides: DbtCloudRunOverrides): Env {
  const { steps, schema, targetName, threads, dbtVersion, generateDocs, timeout } = checkKnown('overrides', overrides, PROPERTIES);
  return {
    ...(steps === undefined ? {} : { [Variable.STEPS_OVERRIDE]: literal(JSON.stringify(checkSteps(steps))) }),
    ...(schema === undefined ? {} : { [Variable.JOB_SCHEMA_OVERRIDE]: literal(checkShortText('overrides.schema', schema)) }),
    ...(targetName === undefined ? {} : { [Variable.TARGET_NAME_OVERRIDE]: literal(checkShortText('overrides.targetName', targetName)) }),
    ...(threads === undefined ? {} : { [Variable.THREADS_OVERRIDE]: literal(checkWholeNumber('overrides.threads', threads)) }),
    ...(dbtVersion === undefined ? {} : { [Variable.VERSION_OVERRIDE]: literal(checkShortText('overrides.dbtVersion', dbtVersion)) }),
    ...(generateDocs === undefined ? {} : { [Variable.GENERATE_DOCS_OVERRIDE]: literal(String(checkFlag('overrides.generateDocs', generateDocs))) }),
    ...(timeout === undefined ? {} : { [Variable.TIMEOUT_SECONDS_OVERRIDE]: literal(String(checkRunTimeout(secondsOf('overrides.timeout', timeout)))) }),
  };
}

function checkSteps(steps: readonly string[]): string[] {
  const property = 'overrides.steps';
  return checkFilledList(property, steps, 'a list of dbt commands').map((step) => checkShortText(property, step));
}

function checkRunTimeout(seconds: number): number {
  if (seconds > LIMITS.dbtCloudTimeoutSeconds) throw invalid('overrides.timeout', `${seconds} seconds`, `is more than the ${LIMITS.dbtCloudTimeoutSeconds} that dbt Cloud allows`, 'give 24 hours or less');
  return seconds;
}
