import { Diagnostic } from '../../../model/diagnostic';
import { Job } from '../../../model/job';
import { hasTrigger } from '../../../model/job-group';
import { AzureSettings } from '../options';

/** How a pull request starts a pipeline hangs on where the code lives. */
export function codeHostOfPullRequests(jobs: readonly Job[], { codeHost }: AzureSettings): Diagnostic[] {
  const asking = jobs.filter((job) => hasTrigger(job, 'pullRequest'));
  if (codeHost === undefined) return asking.map(codeHostNeeded);
  return codeHost === 'bitbucket' ? asking.filter(leavesDraftsOut).map(noDrafts) : [];
}

function codeHostNeeded({ path }: Job): Diagnostic {
  return {
    code: 'code-host-needed',
    path,
    message: '`Trigger.pullRequest` starts a job of Azure Pipelines in another way for each place of the code, and `azure.codeHost` is not set',
    fix: 'set `azure: { codeHost: AzureCodeHost.AZURE_REPOS }`, or `GITHUB` or `BITBUCKET`',
  };
}

function leavesDraftsOut({ triggers }: Job): boolean {
  return triggers.some((trigger) => trigger.kind === 'pullRequest' && trigger.drafts === 'left-out');
}

/** @see https://learn.microsoft.com/en-us/azure/devops/pipelines/repos/bitbucket */
function noDrafts({ path }: Job): Diagnostic {
  return {
    code: 'not-supported',
    path,
    message: '`drafts: false` has no meaning for Azure Pipelines when the code lives on Bitbucket',
    fix: 'let drafts start the job too, or leave Azure Pipelines out',
  };
}
