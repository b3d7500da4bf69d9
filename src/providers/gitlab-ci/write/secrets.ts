import { YamlMap } from '../../../document/document';
import { SecretVariable } from '../../../model/env';
import { Job } from '../../../model/job';
import { GitLabSecretStore } from '../../../model/secret';
import { Step } from '../../../model/step';

interface StoredSecret {
  readonly variable: string;
  readonly store: GitLabSecretStore;
}

/** The tokens that the job asks for, and one for each party that hands out its secrets. @see https://docs.gitlab.com/ci/yaml/#id_tokens */
export function renderIdTokens(job: Job): YamlMap | undefined {
  const entries = [...tokensOf(job)].map(([audience, variable]) => [variable, { aud: audience }] as const);
  const own = job.idTokens.map(({ variable, audience }) => [variable, { aud: audience }] as const);
  const all = Object.fromEntries([...own, ...entries]);
  return Object.keys(all).length > 0 ? all : undefined;
}

/**
 * The secrets of other stores: the runner reads each into its variable. What the project itself stores is there without a line, and a
 * line such as `X: $X` would hand on the text `$X`.
 * @see https://docs.gitlab.com/ci/yaml/#secrets
 */
export function renderSecrets(job: Job): YamlMap | undefined {
  const tokens = tokensOf(job);
  const entries = storedSecrets(job).map(({ variable, store }) => {
    return [variable, { ...renderStore(store), file: false, token: `$${tokens.get(store.audience)}` }] as const;
  });
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

/** The steps with the secrets that the project stores. */
export function withoutStored(steps: readonly Step[]): Step[] {
  return steps.map((step) => ({ ...step, secrets: step.secrets.filter(({ secret }) => !secret.gitlab) }));
}

export function storedSecrets({ steps }: Pick<Job, 'steps'>): StoredSecret[] {
  const secrets = steps.flatMap((step): readonly SecretVariable[] => step.secrets);
  return secrets.flatMap(({ variable, secret }) => secret.gitlab ? [{ variable, store: secret.gitlab }] : []);
}

/** The variable of the token for each audience; one that the job asks for anyway serves both. */
function tokensOf(job: Job): Map<string, string> {
  const tokens = new Map<string, string>();
  for (const { store: { audience } } of storedSecrets(job)) {
    if (tokens.has(audience)) continue;
    const own = job.idTokens.find((token) => token.audience === audience);
    tokens.set(audience, own?.variable ?? unusedName(job, new Set(tokens.values())));
  }
  return tokens;
}

function unusedName({ env, idTokens, steps }: Job, used: ReadonlySet<string>): string {
  const taken = new Set([
    ...used, ...Object.keys(env), ...idTokens.map(({ variable }) => variable),
    ...steps.flatMap((step) => step.secrets.map(({ variable }) => variable)),
  ]);
  let name = 'STORE_ID_TOKEN';
  for (let number = 2; taken.has(name); number += 1) name = `STORE_ID_TOKEN_${number}`;
  return name;
}

function renderStore(store: GitLabSecretStore): YamlMap {
  switch (store.kind) {
    case 'vault': return { vault: { engine: { name: store.engineVersion, path: store.engine }, path: store.path, field: store.field } };
    case 'azureKeyVault': return { azure_key_vault: { name: store.name, version: store.version } };
    case 'gcpSecretManager': return { gcp_secret_manager: { name: store.name, version: store.version } };
    case 'awsSecretsManager': return { aws_secrets_manager: { secret_id: store.secretId, field: store.field } };
  }
}
