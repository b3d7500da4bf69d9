import { githubMember } from './github-context';
import { WorkflowEvent } from './workflow-event';
import { evaluate, known, KnownValue, Semantics, UnknownExpression } from '../../shared/read/expression';
import { asMapping, asText, Mapping } from '../../shared/read/reader';

/** What an expression of a workflow can see. */
export interface Scope {
  readonly event: WorkflowEvent;
  /** The fields of the form, as they were filled in; none where no person started the workflow. */
  readonly inputs: Readonly<Record<string, KnownValue>>;
  /** How the jobs ended that this one needs, by key; a job that runs is taken to succeed. */
  readonly results: Readonly<Record<string, 'success' | 'skipped'>>;
  /** Whether all jobs before it ran, those that they need included. */
  readonly before: 'all-ran' | 'some-skipped';
}

export function semanticsFor(scope: Scope): Semantics {
  return {
    variable(name) {
      const value = variableIn(scope, name);
      if (value === undefined) throw new UnknownExpression(name);
      return value;
    },
    call: (name, values) => callIn(scope, name, values.map((value) => textOf(known(value)))),
    equal,
  };
}

/** Text in which expressions stand, with their values; `report` is told of those that cannot be evaluated, and they stay. */
export function interpolate(text: string, scope: Scope, report: (what: string) => void): string {
  return text.replace(/\$\{\{((?:'[^']*'|[^'])*?)\}\}/gs, (whole, source: string) => {
    try {
      return textOf(evaluate(source, semanticsFor(scope)));
    } catch (error) {
      if (!(error instanceof UnknownExpression)) throw error;
      report(`"${whole}" is not evaluated`);
      return whole;
    }
  });
}

function variableIn({ event, inputs, results }: Scope, name: string): KnownValue | undefined {
  const input = /^(?:github\.event\.)?inputs\.([\w-]+)$/.exec(name)?.[1];
  if (input !== undefined) return inputs[input] ?? null;
  const needed = /^needs\.([\w-]+)\.result$/.exec(name)?.[1];
  if (needed !== undefined) return results[needed];
  return githubMember(name, event);
}

/** @see https://docs.github.com/en/actions/reference/workflows-and-actions/expressions#functions */
function callIn({ before }: Scope, name: string, texts: readonly string[]): KnownValue {
  const [text, part] = texts.map((argument) => argument.toLowerCase());
  switch (name) {
    case 'always': return true;
    case 'success': return before === 'all-ran';
    case 'failure': case 'cancelled': return false;
    case 'startsWith': return text.startsWith(part);
    case 'endsWith': return text.endsWith(part);
    case 'contains': return text.includes(part);
    case 'format': return texts[0].replace(/\{(\d+)\}/g, (_, index: string) => texts[Number(index) + 1] ?? '');
    default: throw new UnknownExpression(name);
  }
}

/** Case does not count, and values of different kinds are compared as numbers. @see https://docs.github.com/en/actions/reference/workflows-and-actions/expressions#operators */
function equal(a: KnownValue, b: KnownValue): boolean {
  if (typeof a === 'string' && typeof b === 'string') return a.toLowerCase() === b.toLowerCase();
  return typeof a === typeof b ? a === b : numberOf(a) === numberOf(b);
}

function numberOf(value: KnownValue): number {
  return value === null ? 0 : Number(value);
}

function textOf(value: KnownValue): string {
  return String(value ?? '');
}

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
