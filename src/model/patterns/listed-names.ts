import { NameSet } from './name-rule';
import { EVERY, isWholeName, matches } from './pattern';

/** Some names, or all names but some: what most definitions are made of, decided without an automaton. */
export interface ListedNames {
  readonly kind: 'only' | 'except';
  readonly names: ReadonlySet<string>;
}

/** The set as a list, when its rules are whole names and `**` only. */
export function listedNamesOf(set: NameSet): ListedNames | undefined {
  let kind: ListedNames['kind'] = 'only';
  const names = new Set<string>();
  for (const { pattern, included } of set) {
    if (pattern === EVERY) {
      kind = included ? 'except' : 'only';
      names.clear();
    } else if (!isWholeName(pattern)) {
      return undefined;
    } else if (included === (kind === 'only')) {
      names.add(pattern);
    } else {
      names.delete(pattern);
    }
  }
  return { kind, names };
}

export function holds({ kind, names }: ListedNames, name: string): boolean {
  return kind === 'only' ? names.has(name) : !names.has(name) && matches(EVERY, name);
}

export function otherNames({ kind, names }: ListedNames): ListedNames {
  return { kind: kind === 'only' ? 'except' : 'only', names };
}

export function commonNames(one: ListedNames, other: ListedNames): ListedNames {
  if (one.kind === 'only') return { kind: 'only', names: new Set([...one.names].filter((name) => holds(other, name))) };
  if (other.kind === 'only') return commonNames(other, one);
  return { kind: 'except', names: new Set([...one.names, ...other.names]) };
}

/** The list as rules again. */
export function rulesOf({ kind, names }: ListedNames): NameSet {
  const rules = [...names].map((pattern) => ({ pattern, included: kind === 'only' }));
  return kind === 'only' ? rules : [{ pattern: EVERY, included: true }, ...rules];
}
