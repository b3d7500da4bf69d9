import { Job } from '../../../model/job';

/**
 * The environments whose deployments wait for each other: by a lock that is a check of the environment. Every pipeline that deploys there
 * meets the lock, and has to say that it waits in order.
 * @see https://learn.microsoft.com/en-us/azure/devops/pipelines/process/approvals#exclusive-lock
 */
export function queuedEnvironments(jobs: readonly Job[]): Set<string> {
  return new Set(jobs.flatMap(({ concurrency, environment }) => concurrency?.kind === 'queue' && environment !== undefined ? [environment] : []));
}
