import { SecretSource } from '../../model/secret';

/** What is Azure's own and holds for every job. */
export interface AzureSettings {
  /** Name of a Microsoft-hosted image. */
  readonly vmImage: string;
  /** Where the code lives; undefined: the user did not say. */
  readonly codeHost?: CodeHost;
}

/** The services that host code which Azure Pipelines builds. */
export const CODE_HOSTS = ['azureRepos', 'github', 'bitbucket'] as const;

export type CodeHost = typeof CODE_HOSTS[number];

/** @see https://learn.microsoft.com/en-us/azure/devops/pipelines/process/set-secret-variables */
export const SECRET_STORE = 'the pipeline > Edit > Variables > New variable > Keep this value secret';

/** A file does nothing until somebody makes a pipeline of it. @see https://learn.microsoft.com/en-us/azure/devops/pipelines/create-first-pipeline */
export function createLine(path: string): string {
  return `Create the pipeline once: Pipelines > New pipeline > your repository > Existing Azure Pipelines YAML file > \`/${path}\`.`;
}

/** Where a person creates a secret. An environment has no store of its own: there the variable of the pipeline is for all of them. */
export function secretPlace({ azure }: SecretSource): string {
  if (azure === undefined) return SECRET_STORE;
  return azure.kind === 'keyVault' ? `in the key vault "${azure.vault}"` : `Pipelines > Library > ${azure.group}`;
}
