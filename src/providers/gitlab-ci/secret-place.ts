import { SECRET_STORE } from './options';
import { GitLabSecretStore, SecretSource } from '../../model/secret';

const OTHER_STORES: Readonly<Record<GitLabSecretStore['kind'], string>> = {
  vault: 'in HashiCorp Vault',
  azureKeyVault: 'in Azure Key Vault',
  gcpSecretManager: 'in Google Cloud Secret Manager',
  awsSecretsManager: 'in AWS Secrets Manager',
};

/** Where a person creates a secret. @see https://docs.gitlab.com/ci/environments/#limit-the-environment-scope-of-a-cicd-variable */
export function secretPlace({ gitlab, deployment }: SecretSource): string {
  if (gitlab) return OTHER_STORES[gitlab.kind];
  return deployment === undefined ? SECRET_STORE : `Settings > CI/CD > Variables, with the environment scope ${deployment}`;
}
