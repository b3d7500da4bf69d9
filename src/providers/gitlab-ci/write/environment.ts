import { YamlMap, YamlValue } from '../../../document/document';
import { Env, EnvValue } from '../../../model/env';
import { renderValues } from '../../shared/write/exports';

/** A variable in its long form: GitLab expands `$NAME` and `%NAME%`, and has no way to write a plain `%NAME%`, so a value with either sign is marked. */
export function spelled(value: string): { value: string; expand?: boolean } {
  return /[$%]/.test(value) ? { value, expand: false } : { value };
}

/**
 * The values that are known at synth, and with `inputs` the defaults of what a person may fill in.
 * @see https://docs.gitlab.com/ci/yaml/#variablesexpand
 */
export function renderEnvironment(environment: Env, inputs: 'here' | 'in the form'): YamlMap | undefined {
  const entries = Object.entries(environment).filter(([, { kind }]) => kind === 'literal' || (kind === 'input' && inputs === 'here'));
  return renderValues(Object.fromEntries(entries), spell);
}

function spell(value: EnvValue): YamlValue {
  const text = textOf(value);
  const { expand } = spelled(text);
  return expand === undefined ? text : spelled(text);
}

function textOf(value: EnvValue): string {
  switch (value.kind) {
    case 'literal': return value.value;
    case 'input': return value.default;
    case 'context': return '';
  }
}
