import { secretsOf } from '../job-secrets';
import { Check } from './check';

/** A secret of a deployment environment reaches only jobs that deploy there. */
export const secretEnvironment: Check = ({ jobs }) => jobs.flatMap((job) => {
  const outside = secretsOf(job).filter(({ environment }) => environment !== undefined && environment !== job.environment);
  return outside.map(({ name, environment }) => ({
    code: 'secret-environment' as const,
    path: job.path,
    message: `the secret "${name}" is kept in the environment "${environment}", and the job ${job.environment === undefined ? 'deploys to none' : `deploys to "${job.environment}"`}`,
    fix: `set \`environment: '${environment}'\` on the job, or keep the secret in the repository`,
  }));
});
