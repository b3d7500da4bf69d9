import { invalid, wrongType } from './invalid';
import { LIMITS } from './limits';
import { nearest } from './nearest';
import { problemOfValue } from './plain-value';

/**
 * The checks of a value's type. The loader of definitions does not type-check, and JavaScript cannot: a text where a list belongs would
 * otherwise be read letter by letter.
 */

/** @throws an error when `props` is not a plain collection of properties */
export function checkProps<T extends object>(property: string, props: T): T {
  if (typeof props !== 'object' || props === null || Array.isArray(props)) throw wrongType(property, props, 'properties between { and }');
  return props;
}

/** @throws an error when `text` is not a text, or blank */
export function checkText(property: string, text: string, expected = 'a text'): string {
  if (typeof text !== 'string') throw wrongType(property, text, expected);
  if (text.trim() === '') throw invalid(property, text, 'is empty', 'fill it in');
  return text;
}

/** @throws an error when `list` is not a list */
export function checkList<T>(property: string, list: readonly T[], expected: string): readonly T[] {
  if (!Array.isArray(list)) throw wrongType(property, list, expected);
  return list;
}

/** @throws an error when `list` is not a list, or empty */
export function checkFilledList<T>(property: string, list: readonly T[], expected: string): readonly T[] {
  if (checkList(property, list, expected).length === 0) throw invalid(property, list, 'is empty', 'name at least one');
  return list;
}

/** @throws an error when `text` is blank, longer than 255 characters, or cannot come out unchanged on all four providers */
export function checkShortText(property: string, text: string, expected = 'a text'): string {
  checkText(property, text, expected);
  if ([...text].length > LIMITS.dbtCloudTextCharacters) throw invalid(property, text, `has more than ${LIMITS.dbtCloudTextCharacters} characters`, 'shorten it');
  return checkValue(property, text);
}

/** @throws an error when `value` cannot come out unchanged on all four providers */
export function checkValue(property: string, value: string): string {
  const problem = problemOfValue(value);
  if (problem) throw invalid(property, value, problem, 'leave that out');
  return value;
}

/** @throws an error when `path` does not stay in the repository, or is not written with `/` */
export function checkRelativePath(property: string, path: string): string {
  checkShortText(property, path);
  const leaves = /^[/~]|^[A-Za-z]:|\\/.test(path) || path.split('/').includes('..');
  if (leaves) throw invalid(property, path, 'must be relative to the repository, with "/" between its parts', 'give one such as "target/dbt-cloud"');
  return path;
}

/** @throws an error when `number` is not a whole number of 1 or more */
export function checkWholeNumber(property: string, number: number): string {
  if (typeof number !== 'number') throw wrongType(property, number, 'a number');
  if (!Number.isSafeInteger(number) || number < 1) throw invalid(property, number, 'must be a whole number, 1 or more');
  return String(number);
}

/** @throws an error when `flag` is neither `true` nor `false` */
export function checkFlag(property: string, flag: boolean): boolean {
  if (typeof flag !== 'boolean') throw wrongType(property, flag, 'true or false');
  return flag;
}

/** @throws an error when `value` is not one of those allowed */
export function checkOneOf<T extends string>(property: string, value: T, allowed: readonly T[]): T {
  if (!allowed.includes(value)) throw invalid(property, value, 'is not known', `give ${allowed.join(' or ')}`);
  return value;
}

/** The names of all properties of a struct: the compiler holds the list complete. */
export type PropertyNames<T> = { readonly [Name in keyof Required<T>]: true };

/** @throws an error when `props` has a property that is not known: what is misspelt would otherwise count as not set */
export function checkKnown<T extends object>(property: string, props: T, names: PropertyNames<T>): T {
  for (const name of Object.keys(checkProps(property, props))) {
    if (Object.hasOwn(names, name)) continue;
    const known = Object.keys(names);
    const near = nearest(name, known);
    throw new Error(`${property}: "${name}" is not a property: ${near === undefined ? `the properties are ${known.join(', ')}` : `did you mean "${near}"?`}`);
  }
  return props;
}
