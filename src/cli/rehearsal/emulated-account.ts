import { EmulatorOptions } from '../../emulator';
import { Variable } from '../../monitor/contract';
import { PlannedJob } from '../../providers/plan';

/** The account, project and job of dbt Cloud that a pipeline's job names; any job where it names none. */
export function emulatedAccount(job: PlannedJob): EmulatorOptions {
  const accountId = idIn(job, Variable.ACCOUNT_ID);
  const projectId = idIn(job, Variable.PROJECT_ID);
  const id = idIn(job, Variable.JOB_ID);
  const account = accountId === undefined ? {} : { accountId };
  return id === undefined ? { ...account, anyJob: true } : { ...account, jobs: [{ id, projectId: projectId ?? '1' }] };
}

/** The value of a variable, where it is digits: set by the provider, or exported by the script (Bitbucket Pipelines). */
function idIn(job: PlannedJob, variable: string): string | undefined {
  const exported = new RegExp(`^\\s*export ${variable}=(['"]?)(\\d+)\\1\\s*$`, 'm');
  const values = job.steps.map(({ environment, script }) => exported.exec(script)?.[2] ?? environment[variable]);
  return values.find((value) => value !== undefined && /^\d+$/.test(value));
}
