import type { DbtCloudRunOverrides } from '../dbt-cloud-run-overrides';
import { checkDuration } from './check-duration';
import { Environment, literal } from '../model/environment';
import { invalid } from '../model/invalid';
import { checkFilledList, checkFlag, checkKnown, checkShortText, checkWholeNumber, PropertyNames } from '../model/property';
import { Variable } from '../monitor/contract';

const PROPERTIES: PropertyNames<DbtCloudRunOverrides> = {
  steps: true, targetName: true, threads: true, dbtVersion: true, generateDocs: true, timeout: true,
};

/** What dbt Cloud takes as a time-out. */
const LONGEST_SECONDS = 86_400;

/** The variables that the program turns into the fields of the trigger. */
export function overrideEnvironment(overrides: DbtCloudRunOverrides): Environment {
  const { steps, targetName, threads, dbtVersion, generateDocs, timeout } = checkKnown('overrides', overrides, PROPERTIES);
  return {
    ...(steps === undefined ? {} : { [Variable.STEPS_OVERRIDE]: literal(JSON.stringify(checkSteps(steps))) }),
    ...(targetName === undefined ? {} : { [Variable.TARGET_NAME_OVERRIDE]: literal(checkShortText('overrides.targetName', targetName)) }),
    ...(threads === undefined ? {} : { [Variable.THREADS_OVERRIDE]: literal(checkWholeNumber('overrides.threads', threads)) }),
    ...(dbtVersion === undefined ? {} : { [Variable.VERSION_OVERRIDE]: literal(checkShortText('overrides.dbtVersion', dbtVersion)) }),
    ...(generateDocs === undefined ? {} : { [Variable.GENERATE_DOCS_OVERRIDE]: literal(String(checkFlag('overrides.generateDocs', generateDocs))) }),
    ...(timeout === undefined ? {} : { [Variable.TIMEOUT_SECONDS_OVERRIDE]: literal(String(checkRunTimeout(checkDuration('overrides.timeout', timeout)))) }),
  };
}

function checkSteps(steps: readonly string[]): string[] {
  const property = 'overrides.steps';
  return checkFilledList(property, steps, 'a list of dbt commands').map((step) => checkShortText(property, step));
}

function checkRunTimeout(seconds: number): number {
  if (seconds > LONGEST_SECONDS) throw invalid('overrides.timeout', `${seconds} seconds`, `is more than the ${LONGEST_SECONDS} that dbt Cloud allows`, 'give 24 hours or less');
  return seconds;
}
