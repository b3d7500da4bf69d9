import { ProviderId } from './provider-id';
import { problemOfVariableName } from './variable-name';

/** Where a name has to be legal: in the provider's own store, or in Azure Key Vault. */
export type SecretStore = ProviderId | 'keyVault';

const PROBLEMS: Readonly<Partial<Record<SecretStore, (name: string) => string | undefined>>> = {
  github: problemOnGitHub,
  azure: problemOnAzure,
  keyVault: (name) => (/^[A-Za-z0-9-]{1,127}$/.test(name) ? problemOfPrefix(name) : 'may hold only 1 to 127 letters, digits and "-", as Azure Key Vault asks'),
};

/** What is wrong with the name of a secret in one store; undefined when nothing is. */
export function problemOfSecretName(name: string, store: SecretStore): string | undefined {
  // the others hand the secret to the job under its own name
  return (PROBLEMS[store] ?? problemOfVariableName)(name);
}

/** @see https://docs.github.com/en/actions/reference/security/secrets#naming-your-secrets */
function problemOnGitHub(name: string): string | undefined {
  if (!/^[A-Za-z_][A-Za-z0-9_]{0,254}$/.test(name)) return 'may hold only 1 to 255 letters, digits and "_", and begins with no digit';
  return /^github_/i.test(name) ? 'begins with GITHUB_, and GitHub Actions keeps such names for itself' : undefined;
}

/** @see https://learn.microsoft.com/en-us/azure/devops/pipelines/process/variables#variable-naming-restrictions */
function problemOnAzure(name: string): string | undefined {
  if (!/^[A-Za-z][A-Za-z0-9_.-]{0,254}$/.test(name)) return 'may hold only 1 to 255 letters, digits and _ . -, and begins with a letter';
  return problemOfPrefix(name);
}

function problemOfPrefix(name: string): string | undefined {
  const [prefix] = /^(?:secret|input|endpoint|path|securefile|system|build|agent)/i.exec(name) ?? [];
  return prefix === undefined ? undefined : `begins with "${prefix}", and Azure Pipelines keeps such names for itself`;
}
