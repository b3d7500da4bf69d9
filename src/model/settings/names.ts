import { invalid } from '../invalid';
import { checkNamePatterns, checkPathPatterns } from '../patterns/checked-patterns';
import { isEmpty, languageOf } from '../patterns/language';
import { EVERY_NAME, NameSet, setOf } from '../patterns/name-set';

/** A list of patterns with the property that holds it; undefined where the user set none. */
type PatternList = readonly [property: string, patterns: readonly string[] | undefined];

/**
 * Names of branches: those that count (every one, where none are named) without those that do not.
 * @throws an error when a list is empty or holds what is no name and no pattern, or when no name is left
 */
export function checkNames(including: PatternList, excluding?: PatternList): NameSet {
  return namesOf(including, excluding, checkNamePatterns);
}

/** Paths of files, in the same way; undefined where none are asked for. */
export function checkPaths(including: PatternList, excluding: PatternList): NameSet | undefined {
  const asked = including[1] !== undefined || excluding[1] !== undefined;
  return asked ? namesOf(including, excluding, checkPathPatterns) : undefined;
}

type CheckPatterns = (property: string, patterns: readonly string[]) => string[];

function namesOf([property, patterns]: PatternList, [excluding, excluded]: PatternList = ['', undefined], check: CheckPatterns): NameSet {
  const included = patterns === undefined ? EVERY_NAME : setOf(check(property, patterns), []);
  if (excluded === undefined) return included;
  const rest = [...included, ...setOf([], check(excluding, excluded))];
  if (!isEmpty(languageOf(rest))) return rest;
  throw invalid(excluding, excluded, `leaves nothing of ${patterns === undefined ? 'all names' : `\`${property}\``}, so nothing would ever start the job`, 'leave out less');
}
