import { isEmpty, languageOf } from './language';
import { NameSet } from './name-rule';
import { EVERY, flatten, isWholeName, matches } from './pattern';

export type { NameRule, NameSet } from './name-rule';

export const EVERY_NAME: NameSet = [{ pattern: EVERY, included: true }];

/** The names that match one of `include` and none of `exclude`. */
export function setOf(include: readonly string[], exclude: readonly string[]): NameSet {
  return [...include.map((pattern) => ({ pattern, included: true })), ...exclude.map((pattern) => ({ pattern, included: false }))];
}

export function contains(set: NameSet, name: string): boolean {
  for (let index = set.length - 1; index >= 0; index--) {
    if (matches(set[index].pattern, name)) return set[index].included;
  }
  return false;
}

/** The names, when the set is nothing but a list of names, however it is written; undefined otherwise. */
export function wholeNamesOf(set: NameSet): readonly string[] | undefined {
  const names = namesIn(set).filter((name) => contains(set, name));
  const rest = [...set, ...names.map((pattern) => ({ pattern, included: false }))];
  return isEmpty(languageOf(rest)) ? names : undefined;
}

/** The whole names that rules include; a `**` before a slash may stand for nothing. A star that stays takes endlessly many texts. */
function namesIn(set: NameSet): string[] {
  const patterns = set.filter((rule) => rule.included).flatMap((rule) => flatten(rule.pattern));
  return [...new Set(patterns.filter(isWholeName))];
}
