/** What is Azure's own and has no meaning for the others. */
export interface AzurePipelinesOptions {
  /**
   * Name of the Microsoft-hosted image that runs the jobs.
   * @default 'ubuntu-24.04'
   * @see https://learn.microsoft.com/en-us/azure/devops/pipelines/agents/hosted
   */
  readonly vmImage?: string;
}
