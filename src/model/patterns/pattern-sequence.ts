import { EVERY } from './pattern';
import { meetOf, Sequence, SequenceKind, takes } from './sequence';

const CHARACTERS: SequenceKind = {
  star: '*',
  meet: (one, other) => (one === other ? [one] : []),
  covers: (general, specific) => general === specific,
  canonical: (characters) => characters.filter((character, index) => character !== '*' || characters[index - 1] !== '*'),
};

export const PARTS: SequenceKind = { star: EVERY, meet: meetOfParts, covers: partCovers, canonical: starsFirst };

/** A part that is nothing but a star is any part, for none is empty. */
function meetOfParts(one: string, other: string): readonly string[] | undefined {
  if (one === '*') return [other];
  if (other === '*') return [one];
  return meetOf(CHARACTERS, [...one], [...other])?.map((characters) => characters.join(''));
}

function partCovers(general: string, specific: string): boolean {
  return general === '*' || takes(CHARACTERS, [...general], [...specific]);
}

/** Among stars only their number counts, and whether there may be more. */
function starsFirst(parts: Sequence): Sequence {
  const next = parts.findIndex((part) => part !== '*' && part !== EVERY);
  const stars = next === -1 ? parts : parts.slice(0, next);
  const sorted = [...stars.filter((part) => part === '*'), ...stars.filter((part) => part === EVERY).slice(0, 1)];
  return next === -1 ? sorted : [...sorted, parts[next], ...starsFirst(parts.slice(next + 1))];
}

/** In a sequence `**` may always stand for nothing, but a pattern that ends in it has at least one part there. */
export function sequenceOf(pattern: string): Sequence {
  const parts = pattern.split('/');
  return starsFirst(parts[parts.length - 1] === EVERY ? [...parts.slice(0, -1), '*', EVERY] : parts);
}
