import { ProviderId } from './provider-id';

/** Where a secret is kept. Its value is nowhere in the definition. */
export interface SecretSource {
  /** The name that people know it by. */
  readonly name: string;
  /** Other names that it has on some providers. */
  readonly names?: Readonly<Partial<Record<ProviderId, string>>>;
  /** The deployment environment that holds it, and that the job must be for; undefined: the repository holds it. */
  readonly environment?: string;
  /** A store of GitLab CI other than its own variables. */
  readonly gitlab?: GitLabSecretStore;
  /** A store of Azure Pipelines other than the variables of the pipeline. */
  readonly azure?: AzureSecretStore;
}

/** What GitLab CI reads with an id token of the job. @see https://docs.gitlab.com/ci/yaml/#secrets */
export type GitLabSecretStore = GitLabVault | GitLabAzureKeyVault | GitLabGcpSecretManager | GitLabAwsSecretsManager;

interface GitLabStoreBase {
  /** Whom the id token is for. */
  readonly audience: string;
}

export interface GitLabVault extends GitLabStoreBase {
  readonly kind: 'vault';
  readonly engine: string;
  readonly engineVersion: 'kv-v1' | 'kv-v2';
  readonly path: string;
  readonly field: string;
}

export interface GitLabAzureKeyVault extends GitLabStoreBase {
  readonly kind: 'azureKeyVault';
  readonly name: string;
  readonly version?: string;
}

export interface GitLabGcpSecretManager extends GitLabStoreBase {
  readonly kind: 'gcpSecretManager';
  readonly name: string;
  readonly version?: string;
}

export interface GitLabAwsSecretsManager extends GitLabStoreBase {
  readonly kind: 'awsSecretsManager';
  readonly secretId: string;
  readonly field?: string;
}

/** A store whose secrets become variables of the pipeline. @see https://learn.microsoft.com/en-us/azure/devops/pipelines/process/set-secret-variables */
export type AzureSecretStore =
  | { readonly kind: 'variableGroup'; readonly group: string }
  | { readonly kind: 'keyVault'; readonly vault: string; readonly serviceConnection: string };

/** The name of a secret in the store of a provider. */
export function secretName(secret: SecretSource, provider: ProviderId): string {
  return secret.names?.[provider] ?? secret.name;
}
