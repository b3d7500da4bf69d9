import { Environment } from './environment';
import { SecretStore } from './secrets';
import { EmulatorOptions, startEmulator } from '../../emulator';
import { Variable } from '../../monitor/contract';
import { PlannedJob } from '../../providers/plan';

/** The dbt Cloud that the jobs of a rehearsal talk to. */
export interface Target {
  /** What a person should know of it before the first job runs. */
  readonly notes: readonly string[];
  connect(job: PlannedJob): Promise<Connection>;
}

/** What one job needs to reach the target. */
export interface Connection {
  /** Set on top of what the provider would set. */
  readonly environment: Environment;
  readonly secrets: SecretStore;
  /** Whether the job has asked an emulator, so that what it shows of dbt Cloud is made up. */
  isEmulated(): boolean;
  close(): Promise<void>;
}

/** The host that the pipeline names, with the secrets that the person gave. */
export function realTarget(given: SecretStore): Target {
  return { notes: [], connect: async () => ({ environment: {}, secrets: given, isEmulated: () => false, close: async () => undefined }) };
}

/**
 * An emulator for each job, which has the account and the job that the pipeline names. Its token stands in for every secret
 * that the person did not give.
 */
export function emulatorTarget(given: SecretStore): Target {
  return {
    notes: ['dbt Cloud is emulated on this machine: no dbt runs there, and its runs, logs and models are made up'],
    async connect(job) {
      const emulator = await startEmulator(emulatedAccount(job));
      const names = [Variable.API_KEY, ...job.steps.flatMap(({ secrets }) => secrets.kind === 'mapped' ? Object.values(secrets.variables) : [])];
      return {
        environment: { [Variable.EMULATOR_URL]: emulator.url },
        secrets: new Map([...names.map((name) => [name, emulator.token] as const), ...given]),
        isEmulated: () => emulator.requests.length > 0,
        close: () => emulator.stop(),
      };
    },
  };
}

/** The account, project and job of dbt Cloud that a pipeline's job names; any job where it names none. */
function emulatedAccount(job: PlannedJob): EmulatorOptions {
  const accountId = idIn(job, Variable.ACCOUNT_ID);
  const projectId = idIn(job, Variable.PROJECT_ID);
  const id = idIn(job, Variable.JOB_ID);
  const account = accountId === undefined ? {} : { accountId };
  return id === undefined ? { ...account, anyJob: true } : { ...account, jobs: [{ id, projectId: projectId ?? '1' }] };
}

/** The value of a variable, where it is digits: set by the provider, or exported by the script. */
function idIn(job: PlannedJob, variable: string): string | undefined {
  const exported = new RegExp(`^\\s*export ${variable}=(['"]?)(\\d+)\\1\\s*$`, 'm');
  const values = job.steps.map(({ environment, script }) => exported.exec(script)?.[2] ?? environment[variable]);
  return values.find((value) => value !== undefined && /^\d+$/.test(value));
}
