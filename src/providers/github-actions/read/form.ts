import { Scope } from './semantics';
import { WorkflowEvent } from './workflow-event';
import { KnownValue } from '../../shared/read/expression';
import { asMapping, asText, Mapping } from '../../shared/read/reader';

/**
 * The fields of the form as a person filled them in, with the defaults of the others; empty where no person started the workflow.
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#onworkflow_dispatchinputs
 */
export function formOf(workflow: Mapping, { cause }: WorkflowEvent): Scope['inputs'] {
  if (cause.kind !== 'manual') return {};
  const fields = asMapping(asMapping(asMapping(workflow.on ?? workflow.true).workflow_dispatch).inputs);
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, valueOf(asMapping(field), cause.inputs[name])]));
}

function valueOf(field: Mapping, given: string | undefined): KnownValue {
  const text = given ?? asText(field.default) ?? '';
  return asText(field.type) === 'boolean' ? text === 'true' : text;
}
