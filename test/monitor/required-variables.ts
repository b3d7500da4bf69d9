import { Variable } from '../../src/monitor/contract';

/** Variables without which the program does not start; the name of the job stands in for its id. */
export const REQUIRED_VARIABLES: readonly string[] = [Variable.API_KEY, Variable.ACCOUNT_ID, Variable.PROJECT_ID, Variable.JOB_ID];
