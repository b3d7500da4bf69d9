import { EVERY } from './pattern';

/** No pattern can hold it, so that only stars take it. */
const UNUSED_LETTER = '\u0001';

/**
 * Names that match the pattern, with a letter of their own for every star, and none, one or more parts than `parts` for `**`:
 * another pattern that matches them all most likely matches everything that this one does, and one that does not, does not.
 */
export function samplesOf(pattern: string, parts: number): string[] {
  const own = pattern.split('/');
  const last = own.length - 1;
  return [0, 1, parts + 1].map((count) => own.flatMap((part, index) => {
    if (part === EVERY) return Array.from({ length: index === last ? Math.max(1, count) : count }, () => UNUSED_LETTER);
    return [part.replaceAll('*', UNUSED_LETTER)];
  }).join('/'));
}

export function countParts(pattern: string): number {
  return pattern.split('/').length;
}
