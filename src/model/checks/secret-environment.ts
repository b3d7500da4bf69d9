import { secretsOf } from '../job-secrets';
import { Check } from './check';

/** A secret of a deployment environment reaches only jobs that deploy there. */
export const secretEnvironment: Check = ({ jobs }) => jobs.flatMap((job) => {
  const outside = secretsOf(job).filter(({ deployment }) => deployment !== undefined && deployment !== job.deployment);
  return outside.map(({ name, deployment }) => ({
    code: 'secret-environment' as const,
    path: job.path,
    message: `the secret "${name}" is kept in the environment "${deployment}", and the job ${job.deployment === undefined ? 'deploys to none' : `deploys to "${job.deployment}"`}`,
    fix: `set \`deployment: '${deployment}'\` on the job, or keep the secret in the repository`,
  }));
});
