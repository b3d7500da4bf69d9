import { AzureCodeHost } from './azure-code-host';

/** What is Azure's own and has no meaning for the others. */
export interface AzurePipelinesOptions {
  /**
   * Name of the Microsoft-hosted image that runs the jobs.
   * @default 'ubuntu-24.04'
   * @see https://learn.microsoft.com/en-us/azure/devops/pipelines/agents/hosted
   */
  readonly vmImage?: string;
  /**
   * Where the code lives that Azure Pipelines builds. Needed for jobs with `Trigger.pullRequest` only.
   * @default - not known
   * @see https://learn.microsoft.com/en-us/azure/devops/pipelines/repos/azure-repos-git#pr-triggers
   */
  readonly codeHost?: AzureCodeHost;
}
