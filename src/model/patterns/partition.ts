import { isEmpty, languageOf } from './language';
import { NameRule, NameSet, setOf } from './name-set';
import { isWholeName, matches } from './pattern';
import { PatternClosure, closureOf, Overlap } from './pattern-closure';
import { countParts, samplesOf } from './samples';
import { isSuperset } from './superset';

/** The names of which this pattern is the most specific one that matches: for all of them the same sets decide the same. */
export interface Cell {
  readonly pattern: string;
  /** Places of the sets that contain these names, ascending. */
  readonly members: readonly number[];
}

export type Partition = { readonly kind: 'cells'; readonly cells: readonly Cell[] } | Overlap;

/**
 * Divides all names so that no two sets divide a cell: every name is in exactly one cell, and `members` says which sets it is in.
 * General before specific, otherwise in order of first appearance. Cells without names are left out.
 */
export function partition(sets: readonly NameSet[]): Partition {
  const closure = closureOf(sets.flatMap((set) => set.map((rule) => rule.pattern)));
  if (closure.kind === 'overlap') return closure;
  const users = usersOf(sets, closure);
  const order = generalFirst(sets, closure);
  const cells = order.filter((pattern) => hasNames(pattern, closure)).map((pattern) => {
    const matching = [pattern, ...closure.above(pattern)];
    return { pattern, members: membersOf(matching.flatMap((general) => users.get(general) ?? [])) };
  });
  return { kind: 'cells', cells };
}

/**
 * The names of the wanted cells of a partition, in few rules: what a more general rule says already is not said again.
 * `cells` are all of the partition, in its order.
 */
export function setOfCells(cells: readonly Cell[], wanted: (cell: Cell) => boolean): NameSet {
  const rules: NameRule[] = [];
  const globs: NameRule[] = [];
  for (const cell of cells) {
    const included = wanted(cell);
    const above = globs.find((rule) => isSuperset(rule.pattern, cell.pattern));
    if (included === (above?.included ?? false)) continue;
    const rule = { pattern: cell.pattern, included };
    rules.push(rule);
    if (!isWholeName(cell.pattern)) globs.unshift(rule);
  }
  return rules;
}

/** A rule of one of the sets. */
interface Use {
  readonly set: number;
  readonly place: number;
  readonly included: boolean;
}

function usersOf(sets: readonly NameSet[], closure: PatternClosure): Map<string, Use[]> {
  const users = new Map<string, Use[]>();
  sets.forEach((rules, set) => rules.forEach(({ pattern, included }, place) => {
    const representative = closure.representative(pattern);
    const uses = users.get(representative) ?? [];
    users.set(representative, uses);
    uses.push({ set, place, included });
  }));
  return users;
}

/** Of each set the last of the rules that match decides. */
function membersOf(uses: readonly Use[]): number[] {
  const deciding = new Map<number, Use>();
  for (const use of uses) {
    const other = deciding.get(use.set);
    if (!other || other.place < use.place) deciding.set(use.set, use);
  }
  return [...deciding.values()].filter((use) => use.included).map((use) => use.set).sort((one, other) => one - other);
}

function generalFirst(sets: readonly NameSet[], closure: PatternClosure): string[] {
  const given = sets.flatMap((set) => set.map((rule) => closure.representative(rule.pattern)));
  const order = new Set<string>();
  for (const pattern of new Set([...closure.globs.slice(0, 1), ...given, ...closure.globs, ...closure.names])) visit(pattern);
  return [...order];

  function visit(pattern: string): void {
    if (order.has(pattern)) return;
    closure.above(pattern).forEach(visit);
    order.add(pattern);
  }
}

/** Smaller patterns may leave nothing: of every name, those of one part and those of more. Samples decide it for nearly all. */
function hasNames(pattern: string, closure: PatternClosure): boolean {
  if (isWholeName(pattern)) return true;
  const below = closure.below(pattern);
  const samples = samplesOf(pattern, Math.max(0, ...below.map(countParts)));
  if (samples.some((name) => !closure.names.has(name) && !below.some((glob) => matches(glob, name)))) return true;
  return !isEmpty(languageOf(setOf([pattern], [...below, ...[...closure.names].filter((name) => matches(pattern, name))])));
}
