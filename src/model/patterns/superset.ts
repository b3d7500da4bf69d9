import { isWithin, Language, languageOf } from './language';
import { EVERY, isWholeName, matches } from './pattern';
import { PARTS, sequenceOf } from './pattern-sequence';
import { countParts, samplesOf } from './samples';
import { takes } from './sequence';

/** Whether every name that matches `specific` matches `general`. */
export function isSuperset(general: string, specific: string): boolean {
  if (general === specific || general === EVERY) return true;
  if (isWholeName(specific)) return matches(general, specific);
  if (isWholeName(general) || areDisjoint(general, specific)) return false;
  if (samplesOf(specific, countParts(general)).some((name) => !matches(general, name))) return false;
  if (takes(PARTS, sequenceOf(general), sequenceOf(specific))) return true;
  return isWithin(languageOfPattern(specific), languageOfPattern(general));
}

/** Whether their beginnings or ends already say that no name matches both. `false` leaves it open. */
export function areDisjoint(one: string, other: string): boolean {
  return differ(beginningOf(one), beginningOf(other), 'startsWith') || differ(endOf(one), endOf(other), 'endsWith');
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
