import { PipelineEvent } from '../plan';
import { isTrue, Semantics, UnknownExpression, Value } from '../planning/expression';

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

/** As a script sees a variable: in capitals, with `_` for each dot. */
export function environmentName(variable: string): string {
  return variable.toUpperCase().replace(/[. ]/g, '_');
}

/** @see https://learn.microsoft.com/en-us/azure/devops/pipelines/process/expressions#functions */
export function semanticsFor(variables: Readonly<Record<string, string>>): Semantics {
  const equal = (a: Value, b: Value): boolean => String(a ?? '').toLowerCase() === String(b ?? '').toLowerCase();
  return {
    variable(name) {
      const variable = /^variables\['([^']*)'\]$/.exec(name)?.[1] ?? /^variables\.(.+)$/.exec(name)?.[1];
      if (variable === undefined) throw new UnknownExpression(name);
      return variables[variable] ?? null;
    },
    call(name, values) {
      switch (name) {
        case 'succeeded': case 'always': case 'succeededOrFailed': return true;
        case 'failed': case 'canceled': return false;
        case 'and': return values.every(isTrue);
        case 'or': return values.some(isTrue);
        case 'not': return !isTrue(values[0]);
        case 'eq': return equal(values[0], values[1]);
        case 'ne': return !equal(values[0], values[1]);
        case 'startsWith': return String(values[0] ?? '').toLowerCase().startsWith(String(values[1] ?? '').toLowerCase());
        default: throw new UnknownExpression(name);
      }
    },
    equal,
  };
}
