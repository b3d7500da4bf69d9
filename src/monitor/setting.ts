import { Default } from './contract';

/** The environment of the process. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Reads single variables and collects what is wrong with them, so that all problems are reported at once. */
export interface Settings {
  readonly environment: Environment;
  readonly problems: string[];
}

// What is left when a provider did not replace a reference: Azure's $(NAME), GitHub's ${{ … }}, a shell's $NAME or ${NAME}.
const UNRESOLVED = /^(\$\([^)]*\)|\$\{\{.*\}\}|\$\{?\w+\}?)$/;

/** Whether a value is a reference that nobody replaced. */
export function isUnresolved(value: string): boolean {
  return UNRESOLVED.test(value);
}

/** The value without the blanks around it (a secret often ends in a line break), or its default, or empty. */
export function textOf(settings: Settings, name: string): string {
  const value = (settings.environment[name] ?? '').trim();
  return value === '' ? defaultOf(name) : value;
}

/** As `textOf`, for a variable without which the program cannot work. */
export function requiredText(settings: Settings, name: string, whereToFind: string): string {
  const set = settings.environment[name] !== undefined;
  const value = textOf(settings, name);
  if (value === '' && !set) {
    settings.problems.push(`${name} is not set: ${whereToFind}`);
  } else if (value === '') {
    settings.problems.push(`${name} is empty: ${whereToFind}; a secret is empty where the provider does not hand it to this job, `
      + 'for example for a fork or a branch that is not protected');
  } else if (isUnresolved(value)) {
    settings.problems.push(`${name} is '${value}', a reference that was not resolved: define the variable or secret under that name`);
  }
  return value;
}

/** An id: digits of any length, kept as text because a number would lose the last ones of a long id. */
export function idOf(settings: Settings, name: string, whereToFind: string): string {
  const before = settings.problems.length;
  const value = requiredText(settings, name, whereToFind);
  if (settings.problems.length === before && !/^\d+$/.test(value)) {
    settings.problems.push(`${name} is '${value.slice(0, 100)}', but an id has digits only: ${whereToFind}`);
  }
  return value;
}

/** A number within limits, or `undefined` where the variable is not set and has no default. Decimals are allowed. */
export function numberOf(settings: Settings, name: string, limits: { readonly least: number; readonly most: number }): number | undefined {
  const value = textOf(settings, name);
  if (value === '') return undefined;
  const number = Number(value);
  if (/^\d+(\.\d+)?$/.test(value) && number >= limits.least && number <= limits.most) return number;
  settings.problems.push(`${name} is '${value.slice(0, 100)}': give a number from ${limits.least} to ${limits.most}`);
  return undefined;
}

/** One of a few words, in any case; the first of them where the value is another one. */
export function choiceOf<T extends string>(settings: Settings, name: string, choices: readonly [T, ...T[]]): T {
  const value = textOf(settings, name).toLowerCase();
  const choice = choices.find(candidate => candidate === value);
  if (choice === undefined) settings.problems.push(`${name} is '${value.slice(0, 100)}': give ${choices.join(' or ')}`);
  return choice ?? choices[0];
}

/** `on` or `off`; `true` and `false` are understood too. */
export function switchOf(settings: Settings, name: string): 'on' | 'off' {
  const choice = choiceOf(settings, name, ['off', 'on', 'true', 'false']);
  return choice === 'on' || choice === 'true' ? 'on' : 'off';
}

function defaultOf(name: string): string {
  return (Default as Readonly<Record<string, string | undefined>>)[name] ?? '';
}
