import { YamlMap } from '../../../document/document';
import { SecretVariable } from '../../../model/env';
import { Job } from '../../../model/job';
import { secretsOf } from '../../../model/job-secrets';
import { secretName, SecretSource } from '../../../model/secret';

/**
 * A secret is in no step's environment unless it is mapped there.
 * @see https://learn.microsoft.com/en-us/azure/devops/pipelines/process/set-secret-variables
 */
export function renderSecrets(secrets: readonly SecretVariable[]): YamlMap | undefined {
  return secrets.length > 0 ? Object.fromEntries(secrets.map(({ variable, secret }) => [variable, `$(${nameOf(secret)})`])) : undefined;
}

export function nameOf(secret: SecretSource): string {
  return secretName(secret, 'azure');
}

/** The variable groups that hold secrets of the job. */
export function variableGroupsOf(job: Job): string[] {
  return [...new Set(secretsOf(job).flatMap(({ azure }) => azure?.kind === 'variableGroup' ? [azure.group] : []))];
}

/** A vault with the secrets that a job reads from it. */
export interface VaultUse {
  readonly vault: string;
  readonly serviceConnection: string;
  readonly names: readonly string[];
}

export function vaultsOf(job: Job): VaultUse[] {
  const uses = new Map<string, VaultUse>();
  for (const secret of secretsOf(job)) {
    if (secret.azure?.kind !== 'keyVault') continue;
    const { vault, serviceConnection } = secret.azure;
    const key = JSON.stringify([vault, serviceConnection]);
    const { names } = uses.get(key) ?? { names: [] };
    uses.set(key, { vault, serviceConnection, names: [...new Set([...names, nameOf(secret)])] });
  }
  return [...uses.values()];
}

/**
 * Makes variables of the secrets in a vault; only the steps that name them get them.
 * @see https://learn.microsoft.com/en-us/azure/devops/pipelines/tasks/reference/azure-key-vault-v2
 */
export function renderVault({ vault, serviceConnection, names }: VaultUse): YamlMap {
  return {
    task: 'AzureKeyVault@2',
    displayName: `Read the secrets in ${vault}`,
    inputs: { azureSubscription: serviceConnection, KeyVaultName: vault, SecretsFilter: names.join(','), RunAsPreJob: false },
  };
}
