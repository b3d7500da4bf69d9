import { Default } from '../contract';

/** The environment of the process. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Reads single variables and collects what is wrong with them, so that all problems are reported at once. */
export interface Settings {
  readonly env: Environment;
  readonly problems: string[];
  /** What a reader of the log should know about how the values were read. */
  readonly remarks: string[];
}

// What is left when a provider did not replace a reference: Azure's $(NAME), GitHub's ${{ … }}, a shell's $NAME or ${NAME}.
const UNRESOLVED = /^(\$\([^)]*\)|\$\{\{.*\}\}|\$\{?\w+\}?)$/;

/** Whether a value is a reference that nobody replaced. */
export function isUnresolved(value: string): boolean {
  return UNRESOLVED.test(value);
}

/** Takes note of what is wrong with a variable, as the rest of a sentence that starts with its name. */
export function addProblem({ problems }: Settings, name: string, problem: string): undefined {
  problems.push(`${name} ${problem}`);
}

/** The value without the blanks around it (a secret often ends in a line break), or its default. */
export function textOf({ env }: Pick<Settings, 'env'>, name: string): string | undefined {
  return (env[name] ?? '').trim() || (Default as Readonly<Record<string, string | undefined>>)[name];
}

/** A text that would change what the run does if it were wrong, so that a reference in its place is a problem. */
export function knownText(given: Settings, name: string): string | undefined {
  const value = textOf(given, name);
  if (value === undefined || !isUnresolved(value)) return value;
  return addProblem(given, name, `is '${value}', a reference that was not resolved: define it, or leave the variable out`);
}

/** What a provider sets for some pipelines only: where it did not, the variable counts as not set. */
export function resolvedText(given: Settings, name: string): string | undefined {
  const value = textOf(given, name);
  if (value === undefined || !isUnresolved(value)) return value;
  given.remarks.push(`${name} is '${value}', which was not resolved: it is left out`);
  return undefined;
}

/** As `knownText`, for a variable without which the program cannot work. */
export function requiredText(given: Settings, name: string, whereToFind: string): string {
  if (textOf(given, name) !== undefined) return knownText(given, name) ?? '';
  addProblem(given, name, given.env[name] === undefined ? `is not set: ${whereToFind}` : `is empty: ${whereToFind}; `
    + 'a provider hands no secret to a fork, and may hand none to a branch that is not protected');
  return '';
}

/** An id: digits of any length, kept as text because a number would lose the last ones of a long id. */
export function idOf(given: Settings, name: string, whereToFind: string): string {
  const value = requiredText(given, name, whereToFind);
  if (!/^\d*$/.test(value)) addProblem(given, name, `is '${value.slice(0, 100)}', but an id has digits only: ${whereToFind}`);
  return value;
}

/** A number within limits, or `undefined` where the variable is not set and has no default. Decimals are allowed. */
function numberOf(given: Settings, name: string, least: number, most: number): number | undefined {
  const value = textOf(given, name);
  if (value === undefined) return undefined;
  const number = Number(value);
  if (/^\d+(\.\d+)?$/.test(value) && number >= least && number <= most) return number;
  return addProblem(given, name, `is '${value.slice(0, 100)}': give a number from ${least} to ${most}`);
}

/** As `numberOf`, without decimals. */
export function integerOf(given: Settings, name: string, least: number, most: number): number | undefined {
  const number = numberOf(given, name, least, most);
  return number === undefined || Number.isInteger(number) ? number : addProblem(given, name, `is '${number}': give a whole number`);
}

/** Seconds as milliseconds. */
export function millisecondsOf(given: Settings, name: string, least: number, most: number): number | undefined {
  const seconds = numberOf(given, name, least, most);
  return seconds === undefined ? undefined : Math.round(seconds * 1000);
}

/** One of a few words, in any case; the first of them where the value is another one. */
export function choiceOf<T extends string>(given: Settings, name: string, ...choices: readonly [T, ...T[]]): T {
  const value = textOf(given, name) ?? '';
  const choice = choices.find(candidate => candidate === value.toLowerCase());
  return choice ?? addProblem(given, name, `is '${value.slice(0, 100)}': give ${choices.join(' or ')}`) ?? choices[0];
}

/** `on` or `off`; `true` and `false` are understood too. */
export function switchOf(given: Settings, name: string): 'on' | 'off' {
  return ['on', 'true'].includes(choiceOf(given, name, 'off', 'on', 'true', 'false')) ? 'on' : 'off';
}
