import { isWithin, Language, languageOf } from './language';
import { EVERY, isWholeName, matches } from './pattern';
import { PARTS, sequenceOf } from './pattern-sequence';
import { takes } from './sequence';

/** No pattern can hold it. */
const UNUSED_LETTER = '\u0001';

/** Whether every name that matches `specific` matches `general`. */
export function covers(general: string, specific: string): boolean {
  if (general === specific || general === EVERY) return true;
  if (isWholeName(specific)) return matches(general, specific);
  if (isWholeName(general) || areApart(general, specific)) return false;
  if (samplesOf(specific, general.split('/').length).some((name) => !matches(general, name))) return false;
  if (takes(PARTS, sequenceOf(general), sequenceOf(specific))) return true;
  return isWithin(languageOfPattern(specific), languageOfPattern(general));
}

/** Whether their beginnings or ends already say that no name matches both. `false` leaves it open. */
export function areApart(one: string, other: string): boolean {
  return differ(beginningOf(one), beginningOf(other), 'startsWith') || differ(endOf(one), endOf(other), 'endsWith');
}

/** Names that match the pattern and that only stars can take, to find most differences without an automaton. */
function samplesOf(pattern: string, most: number): string[] {
  const parts = pattern.split('/');
  const last = parts.length - 1;
  return [0, 1, most + 1].map((count) => parts.flatMap((part, index) => {
    if (part === EVERY) return Array.from({ length: index === last ? Math.max(1, count) : count }, () => UNUSED_LETTER);
    return [part.replaceAll('*', UNUSED_LETTER)];
  }).join('/'));
}

function differ(one: string, other: string, test: 'startsWith' | 'endsWith'): boolean {
  return !one[test](other) && !other[test](one);
}

function beginningOf(pattern: string): string {
  const star = pattern.indexOf('*');
  return star === -1 ? pattern : pattern.slice(0, star);
}

/** The slash after `**` belongs to the parts that it stands for, of which there may be none. */
function endOf(pattern: string): string {
  const rest = pattern.slice(pattern.lastIndexOf('*') + 1);
  return rest.startsWith('/') && pattern.endsWith(`**${rest}`) ? rest.slice(1) : rest;
}

function languageOfPattern(pattern: string): Language {
  return languageOf([{ pattern, included: true }]);
}
