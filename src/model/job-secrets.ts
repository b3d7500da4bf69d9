import { SecretVariable } from './env';
import { Job } from './job';
import { SecretSource } from './secret';

/** The secrets that the steps of a job read, by the variables that they read them from; one that several steps read is there for each. */
export function secretVariablesOf({ steps }: Pick<Job, 'steps'>): SecretVariable[] {
  return steps.flatMap((step) => step.secrets);
}

export function secretsOf(job: Pick<Job, 'steps'>): SecretSource[] {
  return secretVariablesOf(job).map(({ secret }) => secret);
}
