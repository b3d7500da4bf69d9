import { accepts, Automaton } from './automaton';
import { isLegalBranch, isLegalLetter, legalBranches } from './legal-names';
import { commonNames, holds, ListedNames, listedNamesOf, otherNames, rulesOf } from './listed-names';
import { NameSet } from './name-rule';
import { ProductAutomaton } from './product-automaton';
import { RulesAutomaton } from './rules-automaton';
import { shortestName } from './shortest-name';
import { Token, tokensOfPattern } from './tokens';

/** Some of all names, decided exactly. Use the functions of this file on it; how it is kept is nobody's business. */
export type Language = Listed | Recognised;

interface Listed {
  readonly kind: 'listed';
  readonly listed: ListedNames;
}

interface Recognised {
  readonly kind: 'recognised';
  readonly automaton: Automaton;
}

/** Tried before anything shorter is searched for, because people read them with ease. */
const FAMILIAR_NAMES = ['x', 'feature/x', 'feature/x/y'];

const EVERY_LANGUAGE: Language = { kind: 'listed', listed: { kind: 'except', names: new Set() } };

export function languageOf(set: NameSet): Language {
  const listed = listedNamesOf(set);
  return listed ? { kind: 'listed', listed } : languageByRules(set);
}

/** As `languageOf`, and always by an automaton. */
export function languageByRules(set: NameSet): Language {
  return { kind: 'recognised', automaton: rulesAutomatonOf(set) };
}

/** The names that a glob of any dialect matches. */
export function languageOfTokens(tokens: readonly Token[]): Language {
  return { kind: 'recognised', automaton: new RulesAutomaton([{ tokens, included: true }]) };
}

export function complement(language: Language): Language {
  if (language.kind === 'listed') return { kind: 'listed', listed: otherNames(language.listed) };
  return combined(EVERY_LANGUAGE, language, (isName, is) => isName && !is);
}

export function intersection(a: Language, b: Language): Language {
  if (a.kind === 'listed' && b.kind === 'listed') return { kind: 'listed', listed: commonNames(a.listed, b.listed) };
  if (b.kind === 'listed') return intersection(b, a);
  if (a.kind === 'listed' && a.listed.kind === 'only') {
    return { kind: 'listed', listed: { kind: 'only', names: new Set([...a.listed.names].filter((name) => recognises(b, name))) } };
  }
  return combined(a, b, (one, other) => one && other);
}

export function union(a: Language, b: Language): Language {
  if (a.kind === 'listed' && b.kind === 'listed') return complement(intersection(complement(a), complement(b)));
  return combined(a, b, (one, other) => one || other);
}

export function recognises(language: Language, name: string): boolean {
  return language.kind === 'listed' ? holds(language.listed, name) : accepts(language.automaton, name);
}

export function isEmpty(language: Language): boolean {
  if (language.kind === 'listed') return language.listed.kind === 'only' && language.listed.names.size === 0;
  return shortestName(language.automaton, () => true) === undefined;
}

/** A short name of the language to show to a reader, one that git takes for a branch if there is any; undefined when the language is empty. */
export function example(language: Language): string | undefined {
  const familiar = FAMILIAR_NAMES.find((name) => recognises(language, name));
  if (familiar) return familiar;
  if (language.kind === 'listed' && language.listed.kind === 'only') return exampleOf([...language.listed.names]);
  const automaton = automatonOf(language);
  const legal = new ProductAutomaton(legalBranches(), automaton, (one, other) => one && other);
  return shortestName(legal, isLegalLetter) ?? shortestName(automaton, () => true);
}

function exampleOf(names: readonly string[]): string | undefined {
  return names.find(isLegalBranch) ?? names[0];
}

/** A name that is in `a` and not in `b`; undefined when `a` is part of `b`. */
export function difference(a: Language, b: Language): string | undefined {
  return example(intersection(a, complement(b)));
}

export function overlaps(a: Language, b: Language): boolean {
  return !isEmpty(intersection(a, b));
}

/** Whether every name of `a` is one of `b`. */
export function isWithin(a: Language, b: Language): boolean {
  return isEmpty(intersection(a, complement(b)));
}

function combined(a: Language, b: Language, decide: (one: boolean, other: boolean) => boolean): Language {
  return { kind: 'recognised', automaton: new ProductAutomaton(automatonOf(a), automatonOf(b), decide) };
}

function automatonOf(language: Language): Automaton {
  return language.kind === 'recognised' ? language.automaton : rulesAutomatonOf(rulesOf(language.listed));
}

function rulesAutomatonOf(set: NameSet): Automaton {
  return new RulesAutomaton(set.map(({ pattern, included }) => ({ tokens: tokensOfPattern(pattern), included })));
}
