import { accepts, Automaton, DEAD, States } from './automaton';
import { commonNames, holds, ListedNames, listedNamesOf, otherNames, rulesOf } from './listed-names';
import { NameSet } from './name-rule';
import { EVERY } from './pattern';
import { RulesAutomaton } from './rules-automaton';
import { shortestName } from './shortest-name';
import { Token, tokensOf, tokensOfPattern } from './tokens';

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

/**
 * What git refuses in the name of a branch, and what the four providers would not take as written.
 * @see https://git-scm.com/docs/git-check-ref-format
 */
const REFUSED = ['-**', '.**', '**/.**', '**..**', '**.', '**.lock', '**.lock/**', '@', 'refs/**', '__proto__'];

let made: RulesAutomaton | undefined;

/** Accepts what git would take for a branch, as long as all letters are legal. Made at first use: most definitions need no example. */
function legalBranches(): RulesAutomaton {
  made ??= new RulesAutomaton([
    { tokens: tokensOf(EVERY), included: true },
    ...REFUSED.map((refused) => ({ tokens: tokensOf(refused), included: false })),
  ]);
  return made;
}

function isLegalLetter(letter: string): boolean {
  return /^[\p{L}\p{N}._\-/#@=]$/u.test(letter);
}

function isLegalBranch(name: string): boolean {
  return [...name].every(isLegalLetter) && accepts(legalBranches(), name);
}

type Decide = (one: boolean, other: boolean) => boolean;
type Pair = readonly [number, number];

/** Runs two automata side by side; `decide` says of what each of them accepts whether the two together do. */
class ProductAutomaton implements Automaton {
  readonly letters: ReadonlySet<string>;
  readonly start: number;
  private readonly states = new States<Pair>();

  constructor(private readonly one: Automaton, private readonly other: Automaton, private readonly decide: Decide) {
    this.letters = new Set([...one.letters, ...other.letters]);
    this.start = this.stateOf([one.start, other.start]);
  }

  step(state: number, letter: string): number {
    return this.states.step(state, letter, ([one, other]) => this.stateOf([stepOf(this.one, one, letter), stepOf(this.other, other, letter)]));
  }

  accepts(state: number): boolean {
    if (state === DEAD) return false;
    const [one, other] = this.states.contentOf(state);
    return this.decide(this.one.accepts(one), this.other.accepts(other));
  }

  private stateOf(pair: Pair): number {
    const [ones, others] = pair.map((state) => (state === DEAD ? [false] : [true, false]));
    const alive = ones.some((one) => others.some((other) => this.decide(one, other)));
    return alive ? this.states.numberOf(pair.join(), pair) : DEAD;
  }
}

function stepOf(automaton: Automaton, state: number, letter: string): number {
  return state === DEAD ? DEAD : automaton.step(state, letter);
}
