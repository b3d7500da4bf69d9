import { GitLabSecretStore, SecretSource } from '../../model/secret';

/** What is GitLab's own and holds for every job. */
export interface GitLabSettings {
  /** Path of the file. Any other than `.gitlab-ci.yml` is one that the repository's own root file includes. */
  readonly path: string;
  /** Tags of the runners. */
  readonly tags: readonly string[];
}

export const ROOT_FILE = '.gitlab-ci.yml';

/** What GitLab's one form shows first where there are several pipelines: whoever chooses nothing starts nothing. No job can have this id. */
export const NO_PIPELINE = '-';

/** @see https://docs.gitlab.com/ci/variables/#define-a-cicd-variable-in-the-ui */
export const SECRET_STORE = 'Settings > CI/CD > Variables > Add variable: masked, not protected';

/** What a root file that somebody else wrote needs. @see https://docs.gitlab.com/ci/yaml/#includelocal */
export function includeLine(settings: GitLabSettings): string {
  return `Include this file in ${ROOT_FILE}: \`include: [{ local: ${settings.path} }]\`.`;
}

const OTHER_STORES: Readonly<Record<GitLabSecretStore['kind'], string>> = {
  vault: 'in HashiCorp Vault',
  azureKeyVault: 'in Azure Key Vault',
  gcpSecretManager: 'in Google Cloud Secret Manager',
  awsSecretsManager: 'in AWS Secrets Manager',
};

/** Where a person creates a secret. @see https://docs.gitlab.com/ci/environments/#limit-the-environment-scope-of-a-cicd-variable */
export function secretPlace({ gitlab, environment }: SecretSource): string {
  if (gitlab) return OTHER_STORES[gitlab.kind];
  return environment === undefined ? SECRET_STORE : `Settings > CI/CD > Variables, with the environment scope ${environment}`;
}
