import { YamlMap } from '../../../document/document';
import { Starts } from '../../../model/job-group';
import { ManualInput } from '../../../model/trigger';

/**
 * The form that a person fills in; every other event gets the defaults.
 * @see https://learn.microsoft.com/en-us/azure/devops/pipelines/process/runtime-parameters
 */
export function renderParameters({ manual }: Starts): YamlMap[] | undefined {
  return manual && manual.inputs.length > 0 ? manual.inputs.map(renderParameter) : undefined;
}

function renderParameter({ variable, description, options, default: preset }: ManualInput): YamlMap {
  return {
    name: variable,
    displayName: description ?? variable,
    type: 'string',
    default: preset,
    values: options.length > 0 ? [...options] : undefined,
  };
}

/**
 * What a person typed as the value of a variable. Azure would replace `$(DBT_API_KEY)` and `$[...]` in it, by a secret for one, and those
 * who may start a pipeline may not all read its secrets: a space takes the meaning away. What is chosen from a list was checked before.
 * @see https://learn.microsoft.com/en-us/azure/devops/pipelines/process/expressions#replace
 */
export function inputValue(variable: string, { manual }: Starts, preset: string): string {
  const input = manual?.inputs.find((candidate) => candidate.variable === variable);
  if (!input) return preset;
  const parameter = `parameters.${variable}`;
  return `\${{ ${input.options.length > 0 ? parameter : `replace(replace(${parameter}, '$(', '$ ('), '$[', '$ [')`} }}`;
}
