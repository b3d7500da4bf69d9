/** What is Azure's own and holds for every job. */
export interface AzureSettings {
  /** Name of a Microsoft-hosted image. */
  readonly vmImage: string;
}
