import { codes } from './markdown';
import { Job } from '../../model/job';
import { ProviderId } from '../../model/provider-id';
import { GitLabSecretStore, secretName, SecretSource } from '../../model/secret';
import { PROVIDERS } from '../../providers';

/** The secrets that a person has to create for each service: a line for each place. */
export function secretLines(jobs: readonly Job[], providers: readonly ProviderId[]): string[] {
  const secrets = jobs.flatMap((job) => job.steps.flatMap((step) => step.secrets.map(({ secret }) => secret)));
  return providers.flatMap((provider) => {
    const places = new Map<string, Set<string>>();
    for (const secret of secrets) {
      const place = placeOf(secret, provider);
      places.set(place, (places.get(place) ?? new Set<string>()).add(secretName(secret, provider)));
    }
    return [...places].map(([place, names]) => `- ${PROVIDERS[provider].title}: ${codes([...names])} (${place})`);
  });
}

function placeOf(secret: SecretSource, provider: ProviderId): string {
  const { deployment } = secret;
  const other = otherStore(secret, provider);
  if (other !== undefined) return other;
  if (deployment !== undefined && DEPLOYMENT_STORES[provider] !== undefined) return DEPLOYMENT_STORES[provider](deployment);
  return PROVIDERS[provider].secretStore;
}

/** Azure Pipelines has none: there the variable of the pipeline is for every environment. */
const DEPLOYMENT_STORES: Readonly<Partial<Record<ProviderId, (deployment: string) => string>>> = {
  github: (deployment) => `Settings > Environments > ${deployment} > Add environment secret`,
  gitlab: (deployment) => `Settings > CI/CD > Variables, with the environment scope ${deployment}`,
  bitbucket: (deployment) => `Repository settings > Deployments > ${deployment} > Secured`,
};

const GITLAB_STORES: Readonly<Record<GitLabSecretStore['kind'], string>> = {
  vault: 'HashiCorp Vault',
  azureKeyVault: 'Azure Key Vault',
  gcpSecretManager: 'Google Cloud Secret Manager',
  awsSecretsManager: 'AWS Secrets Manager',
};

function otherStore({ gitlab, azure }: SecretSource, provider: ProviderId): string | undefined {
  if (provider === 'gitlab' && gitlab) return `in ${GITLAB_STORES[gitlab.kind]}`;
  if (provider === 'azure' && azure) return azure.kind === 'variableGroup' ? `Pipelines > Library > ${azure.group}` : `in the key vault "${azure.vault}"`;
  return undefined;
}
