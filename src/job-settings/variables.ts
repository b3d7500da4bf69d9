import { context, CONTEXT_NAMES, Environment, literal, SecretVariable } from '../model/environment';
import { IdToken } from '../model/id-token';
import { invalid, wrongType } from '../model/invalid';
import { problemOfValue } from '../model/plain-value';
import { checkOneOf, checkProps, checkShortText } from '../model/property';
import { TriggerKind } from '../model/trigger';
import { problemOfVariableName } from '../model/variable-name';
import type { RunValue } from '../run-value';
import { SecretRef } from '../secret-ref';

/** Plain values by variable. @throws an error when a name or a value is not allowed on all four */
export function checkEnvironment(environment: Readonly<Record<string, string>>): Environment {
  return Object.fromEntries(Object.entries(checkProps('environment', environment)).map(([name, value]) => {
    checkVariable('environment', name);
    if (value as unknown instanceof SecretRef) throw new Error(`environment: "${name}" is a secret, and only plain values go here: put it into \`secrets\``);
    if (typeof value !== 'string') throw wrongType(`environment "${name}"`, value, 'a text (numbers in quotes)');
    const problem = problemOfValue(value);
    if (problem) throw invalid(`environment "${name}"`, value, problem, 'let a command make the value');
    return [name, literal(value)];
  }));
}

/** Run-time values by variable. @throws an error when one is not known, or not for the events of the job */
export function checkRunValues(values: Readonly<Record<string, RunValue>>, kinds: readonly TriggerKind[]): Environment {
  return Object.fromEntries(Object.entries(checkProps('runValues', values)).map(([name, value]) => {
    checkVariable('runValues', name);
    const of = checkOneOf(`runValues "${name}"`, `${value}`, CONTEXT_NAMES);
    if (of === 'commitMessage' && kinds.includes('pullRequest')) {
      throw invalid(`runValues "${name}"`, of, 'is not known for a pull request on all four', 'leave it out of jobs with `Trigger.pullRequest`');
    }
    return [name, context(of)];
  }));
}

/** @throws an error when a name is not allowed on all four, or a value is no secret */
export function checkSecrets(secrets: Readonly<Record<string, SecretRef>>): SecretVariable[] {
  return Object.entries(checkProps('secrets', secrets)).map(([variable, secret]) => {
    checkVariable('secrets', variable);
    if (!(secret instanceof SecretRef)) throw wrongType(`secrets "${variable}"`, secret, "a secret by its name, such as `SecretRef.named('MY_SECRET')`");
    return { variable, secret: secret._toModel() };
  });
}

/** @throws an error when a name or an audience is not allowed on all four */
export function checkIdTokens(tokens: Readonly<Record<string, string>>): IdToken[] {
  return Object.entries(checkProps('idTokens', tokens)).map(([variable, audience]) => {
    checkVariable('idTokens', variable);
    checkShortText(`idTokens "${variable}"`, audience);
    if (!/^[\w.:/@-]+$/.test(audience)) throw invalid(`idTokens "${variable}"`, audience, 'may hold only letters, digits and . _ - : / @', 'give the audience that the service names, such as "sts.amazonaws.com"');
    return { variable, audience };
  });
}

/** @throws an error when two properties set one variable */
export function checkSetOnce(properties: Readonly<Record<string, Readonly<Record<string, unknown>>>>): void {
  const setBy = new Map<string, string>();
  for (const [property, variables] of Object.entries(properties)) {
    for (const name of Object.keys(variables)) {
      const earlier = setBy.get(name);
      if (earlier !== undefined) throw invalid(`variable in \`${property}\``, name, `is set by \`${earlier}\` too`, 'give one of the two another name');
      setBy.set(name, property);
    }
  }
}

function checkVariable(property: string, name: string): void {
  const problem = problemOfVariableName(name);
  if (problem) throw invalid(`name of a variable in \`${property}\``, name, problem, 'choose another name, such as "MY_VARIABLE"');
}
