import { areApart, covers } from './covers';
import { meetOfParts } from './part-meet';
import { EVERY, isWholeName, matches } from './pattern';

/** More patterns than this are no longer something to read in a pipeline file. */
const MOST_PATTERNS = 16;

/** The names that match both, as patterns; undefined when that takes more than 16. */
export function meet(one: string, other: string): string[] | undefined {
  if (isWholeName(one)) return matches(other, one) ? [one] : [];
  if (isWholeName(other)) return meet(other, one);
  if (areApart(one, other)) return [];
  if (covers(one, other)) return [other];
  if (covers(other, one)) return [one];
  const patterns = new Meets().of(itemsOf(one), itemsOf(other)).flatMap(patternsOf);
  return patterns.length > MOST_PATTERNS * MOST_PATTERNS ? undefined : fewest(patterns);
}
