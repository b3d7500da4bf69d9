import { SecretSource } from '../../model/secret';

/** What is GitHub's own and holds for every job. */
export interface GitHubSettings {
  /** Label of the runner. */
  readonly runner: string;
}

/** @see https://docs.github.com/en/actions/how-tos/write-workflows/choose-what-workflows-do/use-secrets */
export const SECRET_STORE = 'Settings > Secrets and variables > Actions > New repository secret';

/** Where the secrets of an environment are created. @see https://docs.github.com/en/actions/how-tos/deploy/configure-and-manage-deployments/manage-environments */
export function environmentStore(environment: string): string {
  return `Settings > Environments > ${environment} > Add environment secret`;
}

/** Where a person creates a secret. */
export function secretPlace({ environment }: SecretSource): string {
  return environment === undefined ? SECRET_STORE : environmentStore(environment);
}
