import { YamlMap } from '../../document/document';
import { Environment, SecretVariable } from '../../model/environment';
import { renderValues } from '../shared/exports';

/**
 * Expressions stand only in `env:`, where the shell sees a value and never source.
 * @see https://docs.github.com/en/actions/reference/security/secure-use#use-an-intermediate-environment-variable
 */
const CONTEXT = {
  // for a push this is the whole short name; `head_ref`, which dbt's guide uses, is empty then
  branch: '${{ github.ref_name }}',
} as const;

export function renderEnvironment(environment: Environment): YamlMap | undefined {
  return renderValues(environment, (value) => value.kind === 'literal' ? value.value : CONTEXT[value.of]);
}

/** @see https://docs.github.com/en/actions/how-tos/write-workflows/choose-what-workflows-do/use-secrets */
export function renderSecrets(secrets: readonly SecretVariable[]): YamlMap | undefined {
  return secrets.length > 0 ? Object.fromEntries(secrets.map(({ variable, secret }) => [variable, `\${{ secrets.${secret} }}`])) : undefined;
}
