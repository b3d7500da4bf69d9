import { invalid, wrongType } from './invalid';

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
