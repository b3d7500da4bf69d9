import { PlannedStep } from '../../providers/plan';
import { UsageError } from '../command-error';

/** What stands in for a provider's store of secrets: values by the name of the secret. */
export type SecretStore = ReadonlyMap<string, string>;

/**
 * Reads `--secret` arguments: `NAME=VALUE`, or `NAME` alone for the variable of that name.
 *
 * @throws UsageError for a name that is not a variable name, or is not set
 */
export function parseSecrets(words: readonly string[], environment: NodeJS.ProcessEnv): Map<string, string> {
  return new Map(words.map((word) => parseSecret(word, environment)));
}

function parseSecret(word: string, environment: NodeJS.ProcessEnv): [string, string] {
  const end = word.indexOf('=');
  const name = end < 0 ? word : word.slice(0, end);
  // the text after "=" may be the secret, so only a word without "=" is shown
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) {
    throw new UsageError(`--secret: the name${end < 0 ? ` "${name}"` : ''} may hold only letters, digits and "_"`);
  }
  const value = end < 0 ? environment[name] : word.slice(end + 1);
  if (value === undefined) throw new UsageError(`--secret ${name}: no variable of that name is set: set it, or write --secret ${name}=<value>`);
  return [name, value];
}

/** The variables that a step gets from the store. */
export function secretEnvironment({ secrets }: PlannedStep, store: SecretStore): Record<string, string> {
  if (secrets.kind === 'all') return Object.fromEntries(store);
  const unset = (name: string) => secrets.unset === 'macro' ? `$(${name})` : '';
  return Object.fromEntries(Object.entries(secrets.variables).map(([variable, name]) => [variable, store.get(name) ?? unset(name)]));
}

/** The names of mapped secrets that the store lacks. */
export function missingSecrets({ secrets }: PlannedStep, store: SecretStore): string[] {
  return secrets.kind === 'all' ? [] : Object.values(secrets.variables).filter((name) => !store.has(name));
}
