import { EVERY, isWholeName, matches } from './pattern';
import { PARTS, sequenceOf } from './pattern-sequence';
import { meetOf, Sequence } from './sequence';
import { areDisjoint, isSuperset } from './superset';

/** More patterns than this are no longer something to read in a pipeline file. */
const MOST_PATTERNS = 16;
const MOST_STARS = 6;

/** The names that match both, as patterns; undefined when that takes more than 16, or one with more than 6 stars. */
export function intersectPatterns(one: string, other: string): string[] | undefined {
  if (isWholeName(one)) return matches(other, one) ? [one] : [];
  if (isWholeName(other)) return intersectPatterns(other, one);
  if (areDisjoint(one, other)) return [];
  if (isSuperset(one, other)) return [other];
  if (isSuperset(other, one)) return [one];
  const sequences = meetOf(PARTS, sequenceOf(one), sequenceOf(other));
  const patterns = sequences && withoutCovered(mergedStars(sequences).flatMap(patternsOf));
  return patterns && patterns.length <= MOST_PATTERNS && patterns.every(isReadable) ? patterns : undefined;
}

function isReadable(pattern: string): boolean {
  return pattern.split(/\*+/).length - 1 <= MOST_STARS;
}

/** `a/b`, and `a` with at least one part before `b`: together any number of parts, which is easier to read as one pattern. */
function mergedStars(sequences: readonly Sequence[]): Sequence[] {
  const written = new Set(sequences.map((sequence) => sequence.join('/')));
  return sequences.map((sequence) => {
    const star = sequence.findIndex((part, index) => part === '*' && sequence[index + 1] === EVERY);
    if (star === -1) return sequence;
    const without = [...sequence.slice(0, star), ...sequence.slice(star + 2)];
    return written.has(without.join('/')) ? [...sequence.slice(0, star), ...sequence.slice(star + 1)] : sequence;
  });
}

function patternsOf(sequence: Sequence): string[] {
  const last = sequence.length - 1;
  if (last <= 0 || sequence[last] !== EVERY) return [sequence.join('/')];
  const before = sequence.slice(0, last);
  if (before[last - 1] === '*') return [[...before.slice(0, -1), EVERY].join('/')];
  return [before.join('/'), sequence.join('/')];
}

/** Of those that say the same the first stays. */
function withoutCovered(patterns: readonly string[]): string[] {
  const kept: string[] = [];
  for (const pattern of patterns) {
    if (kept.some((general) => isSuperset(general, pattern))) continue;
    kept.splice(0, kept.length, ...kept.filter((specific) => !isSuperset(pattern, specific)), pattern);
  }
  return kept;
}
