import { Answer } from './answer';
import { readJobs, ReadJob } from './jobs';
import { declaredVariables, Variables } from './variables';
import { conjunction, disjunction, evaluate, isTrue, known, orTrue, Semantics, UnknownExpression, Value } from '../../shared/read/expression';
import { Notes } from '../../shared/read/notes';
import { Mapping } from '../../shared/read/reader';

/** What Azure leaves unset in a run that is for no pull request; any other variable may come from the settings of the pipeline. */
const UNSET = /^system\.pullrequest\./i;

/** Names of functions, as names of variables and comparisons, hold in any case. @see https://learn.microsoft.com/en-us/azure/devops/pipelines/process/expressions */
export function semanticsFor(variables: Variables): Semantics {
  return {
    variable(name) {
      const variable = /^variables\['([^']*)'\]$/.exec(name)?.[1] ?? /^variables\.(.+)$/.exec(name)?.[1];
      const value = variable === undefined ? undefined : variables.find(variable);
      if (value !== undefined) return value;
      if (variable !== undefined && UNSET.test(variable)) return null;
      throw new UnknownExpression(name);
    },
    call,
    equal,
  };
}

export function call(name: string, values: readonly Value[]): Value {
  switch (name.toLowerCase()) {
    case 'succeeded': case 'always': case 'succeededorfailed': return true;
    case 'failed': case 'canceled': return false;
    case 'and': return conjunction(values);
    case 'or': return disjunction(values);
    case 'not': return !isTrue(known(values[0]));
    case 'eq': return equal(values[0], values[1]);
    case 'ne': return !equal(values[0], values[1]);
    case 'in': return values.slice(1).some((value) => equal(value, values[0]));
    case 'notin': return !values.slice(1).some((value) => equal(value, values[0]));
    case 'startswith': return textOf(values[0]).startsWith(textOf(values[1]));
    case 'endswith': return textOf(values[0]).endsWith(textOf(values[1]));
    case 'contains': return textOf(values[0]).includes(textOf(values[1]));
    default: throw new UnknownExpression(name);
  }
}

export function equal(a: Value, b: Value): boolean {
  return textOf(a) === textOf(b);
}

function textOf(value: Value): string {
  return String(known(value) ?? '').toLowerCase();
}

/** A condition that cannot be evaluated counts as true, and is reported. */
export function decideCondition({ text, at }: ReadJob['conditions'][number], variables: Variables, notes: Notes): Answer {
  const whenUnknown = (what: string): void => notes.unknown(`\`condition: ${text}\`: ${what}, so the job is taken to run`);
  return { starts: orTrue(() => isTrue(evaluate(text, semanticsFor(variables))), whenUnknown), at, text: '`condition` does not hold' };
}

/** Of two runs that differ in nothing but their cause, the one that is not for a pull request. */
const OTHER_CAUSE = { 'Build.Reason': 'IndividualCI' };

/** Whether a job of the file runs for a pull request, and would not without it. */
export function asksForPullRequests(pipeline: Mapping, run: Variables): boolean {
  const notes = Notes.none();
  const outer = run.with(declaredVariables(pipeline.variables, notes));
  return readJobs(pipeline, notes).some(({ conditions, variables }) => {
    const declared = variables.reduce<Variables>((all, more) => all.with(declaredVariables(more, notes)), outer);
    const allHold = (values: Variables): boolean => conditions.every((condition) => decideCondition(condition, values, notes).starts);
    return allHold(declared) && !allHold(declared.with(OTHER_CAUSE));
  });
}
