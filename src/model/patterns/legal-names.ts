import { accepts } from './automaton';
import { EVERY } from './pattern';
import { RulesAutomaton } from './rules-automaton';
import { tokensOf } from './tokens';

/**
 * What git refuses in the name of a branch, and what the four providers would not take as written.
 * @see https://git-scm.com/docs/git-check-ref-format
 */
const REFUSED = ['-**', '.**', '**/.**', '**..**', '**.', '**.lock', '**.lock/**', '@', 'refs/**', '__proto__'];

let made: RulesAutomaton | undefined;

/** Accepts what git would take for a branch, as long as all letters are legal. Made at first use: most definitions need no example. */
export function legalBranches(): RulesAutomaton {
  made ??= new RulesAutomaton([
    { tokens: tokensOf(EVERY), included: true },
    ...REFUSED.map((refused) => ({ tokens: tokensOf(refused), included: false })),
  ]);
  return made;
}

export function isLegalLetter(letter: string): boolean {
  return /^[\p{L}\p{N}._\-/#@=]$/u.test(letter);
}

export function isLegalBranch(name: string): boolean {
  return [...name].every(isLegalLetter) && accepts(legalBranches(), name);
}
