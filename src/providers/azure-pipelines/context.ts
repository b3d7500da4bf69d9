import { PipelineEvent } from '../plan';
import { Variables } from './variables';
import { conjunction, disjunction, isTrue, known, Semantics, UnknownExpression, Value } from '../planning/expression';

/** Predefined variables, by the name that expressions and macros use. @see https://learn.microsoft.com/en-us/azure/devops/pipelines/build/variables */
export function predefined(event: PipelineEvent): Record<string, string> {
  return {
    'Build.Reason': 'IndividualCI',
    'Build.SourceBranch': `refs/heads/${event.branch}`,
    'Build.SourceBranchName': event.branch.split('/').slice(-1)[0],
    'Build.BuildId': '1',
    'Build.Repository.Name': 'repository',
    'System.CollectionUri': 'https://dev.azure.com/rehearsal/',
    'System.TeamProject': 'rehearsal',
    'System.JobAttempt': '1',
    'TF_BUILD': 'True',
  };
}

/** What Azure leaves unset in the run of a pushed branch; any other variable may come from the settings of the pipeline. */
const UNSET = /^system\.pullrequest\./i;

/** Names of functions, as names of variables and comparisons, hold in any case. @see https://learn.microsoft.com/en-us/azure/devops/pipelines/process/expressions */
export function semanticsFor(variables: Variables): Semantics {
  const equal = (a: Value, b: Value): boolean => textOf(a) === textOf(b);
  return {
    variable(name) {
      const variable = /^variables\['([^']*)'\]$/.exec(name)?.[1] ?? /^variables\.(.+)$/.exec(name)?.[1];
      const value = variable === undefined ? undefined : variables.find(variable);
      if (value !== undefined) return value;
      if (variable !== undefined && UNSET.test(variable)) return null;
      throw new UnknownExpression(name);
    },
    call(name, values) {
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
    },
    equal,
  };
}

function textOf(value: Value): string {
  return String(known(value) ?? '').toLowerCase();
}
