import { EnvironmentValue, SecretVariable } from '../model/environment';
import { Job } from '../model/job';
import { quote } from '../model/shell';
import { Step } from '../model/step';

/** How one provider spells a value that is known only at run time, as a shell word that expands once. */
export type ContextWords = Readonly<Record<'branch', string>>;

/** `export NAME='value'`, byte for byte. */
export function exportLiteral(name: string, value: string): string {
  return `export ${name}=${quote(value)}`;
}

/**
 * Run-time values are handed on by the shell, which expands once: a second expansion by the provider would let a branch called
 * `x$DBT_API_KEY` read a secret.
 */
export function exportContexts(environment: Readonly<Record<string, EnvironmentValue>>, words: ContextWords): string[] {
  return Object.entries(environment).flatMap(([name, value]) => value.kind === 'context' ? [`export ${name}=${words[value.of]}`] : []);
}

/** Where every secret is in the environment already, only one that is read under another name needs a line. */
export function exportRenamedSecrets(steps: readonly Step[]): string[] {
  const renamed = steps.flatMap((step) => step.secrets).filter(({ variable, secret }) => variable !== secret);
  return [...new Set(renamed.map(({ variable, secret }: SecretVariable) => `export ${variable}="$${secret}"`))];
}

/** The literal values, for a provider that has a place of its own for them. */
export function literalsOf(job: Job): [string, string][] {
  return Object.entries(job.environment).flatMap(([name, value]) => value.kind === 'literal' ? [[name, value.value] as [string, string]] : []);
}
