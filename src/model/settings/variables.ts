import { context, CONTEXT_NAMES, ContextName, Env, literal } from '../env';
import { IdToken } from '../id-token';
import { invalid, wrongType } from '../invalid';
import { problemOfValue } from '../plain-value';
import { checkOneOf, checkProps } from '../property';
import { TriggerKind } from '../trigger';
import { problemOfVariableName } from '../variable-name';
import { checkAudience } from './audience';

/** Plain values by variable. @throws an error when a name or a value is not allowed on all four */
export function checkEnv(env: Readonly<Record<string, string>>): Env {
  return Object.fromEntries(Object.entries(checkProps('env', env)).map(([name, value]) => {
    checkVariable('env', name);
    if (typeof value !== 'string') throw wrongType(`env "${name}"`, value, 'a text (numbers in quotes, secrets in `secrets`)');
    const problem = problemOfValue(value);
    if (problem) throw invalid(`env "${name}"`, value, problem, 'let a command make the value');
    return [name, literal(value)];
  }));
}

/** Run-time values by variable. @throws an error when one is not known, or not for the events of the job */
export function checkRunValues(values: Readonly<Record<string, ContextName>>, kinds: readonly TriggerKind[]): Env {
  return Object.fromEntries(Object.entries(checkProps('runValues', values)).map(([name, value]) => {
    checkVariable('runValues', name);
    const property = `runValues "${name}"`;
    if (typeof value !== 'string') throw wrongType(property, value, 'a value, such as `RunValue.BRANCH`');
    const of = checkOneOf(property, value, CONTEXT_NAMES);
    if (of === 'commitMessage' && kinds.includes('pullRequest')) {
      throw invalid(property, of, 'is not known for a pull request on all four', 'leave it out of jobs with `Trigger.pullRequest`');
    }
    return [name, context(of)];
  }));
}

/** @throws an error when a name or an audience is not allowed on all four */
export function checkIdTokens(tokens: Readonly<Record<string, string>>): IdToken[] {
  return Object.entries(checkProps('idTokens', tokens)).map(([variable, audience]) => {
    checkVariable('idTokens', variable);
    return { variable, audience: checkAudience(`idTokens "${variable}"`, audience) };
  });
}

/**
 * @param names the variables that each property sets
 * @throws an error when two properties set one variable
 */
export function checkSetOnce(names: Readonly<Record<string, readonly string[]>>): void {
  const setBy = new Map<string, string>();
  for (const [property, variables] of Object.entries(names)) {
    for (const name of variables) {
      const earlier = setBy.get(name);
      if (earlier !== undefined) throw invalid(`name of a variable in \`${property}\``, name, `is set by \`${earlier}\` too`, 'choose another name for one of the two');
      setBy.set(name, property);
    }
  }
}

/** @throws an error when the name is not allowed on all four */
export function checkVariable(property: string, name: string): void {
  const problem = problemOfVariableName(name);
  if (problem) throw invalid(`name of a variable in \`${property}\``, name, problem, 'choose another name, such as "MY_VARIABLE"');
}
