import { expressionOf } from './context-values';
import { isStartedOnlyBy } from './start-kinds';
import { YamlMap } from '../../../document/document';
import { Env, EnvValue, InputValue, literal, SecretVariable } from '../../../model/env';
import { Starts } from '../../../model/job-group';
import { secretName } from '../../../model/secret';
import { renderLiterals } from '../../shared/write/exports';

/**
 * Expressions stand only in `env:`, where the shell sees a value and never source. What no expression gives is left to the script.
 * @see https://docs.github.com/en/actions/reference/security/secure-use#use-an-intermediate-environment-variable
 */
export function renderEnvironment(environment: Env, starts: Starts): YamlMap | undefined {
  return renderLiterals(Object.fromEntries(Object.entries(environment).flatMap(([name, value]) => {
    const text = spell(name, value, starts);
    return text === undefined ? [] : [[name, literal(text, value.comment)]];
  })));
}

function spell(name: string, value: EnvValue, starts: Starts): string | undefined {
  switch (value.kind) {
    case 'literal': return value.value;
    case 'input': return inputExpression(name, value, starts);
    case 'context': return value.of === 'commitMessage' ? undefined : expressionOf(value.of, starts);
  }
}

/** A field that a person leaves empty is empty; only other events, for which there are no inputs, get the default. */
function inputExpression(name: string, { default: preset }: InputValue, starts: Starts): string {
  if (!starts.manual) return preset;
  if (isStartedOnlyBy(starts, 'manual') || preset === '') return `\${{ inputs.${name} }}`;
  return `\${{ github.event_name != 'workflow_dispatch' && '${preset.replace(/'/g, "''")}' || inputs.${name} }}`;
}

/** @see https://docs.github.com/en/actions/how-tos/write-workflows/choose-what-workflows-do/use-secrets */
export function renderSecrets(secrets: readonly SecretVariable[]): YamlMap | undefined {
  if (secrets.length === 0) return undefined;
  return Object.fromEntries(secrets.map(({ variable, secret }) => [variable, `\${{ secrets.${secretName(secret, 'github')} }}`]));
}
