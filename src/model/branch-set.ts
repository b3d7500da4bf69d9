/**
 * A set of branch names, decided exactly: some named branches, or every branch except some named ones.
 *
 * Closed under union and complement, so that "which jobs run for this branch" always has one answer.
 * Patterns will join here; callers only use the functions below.
 */
export type BranchSet = OnlyBranches | AllBranchesExcept;

export interface OnlyBranches {
  readonly kind: 'only';
  readonly branches: readonly string[];
}

export interface AllBranchesExcept {
  readonly kind: 'except';
  readonly branches: readonly string[];
}

export function contains(set: BranchSet, branch: string): boolean {
  return set.branches.includes(branch) === (set.kind === 'only');
}

export function complement(set: BranchSet): BranchSet {
  return { kind: set.kind === 'only' ? 'except' : 'only', branches: set.branches };
}

export function intersection(a: BranchSet, b: BranchSet): BranchSet {
  if (a.kind === 'only') return { kind: 'only', branches: a.branches.filter((branch) => contains(b, branch)) };
  if (b.kind === 'only') return intersection(b, a);
  return { kind: 'except', branches: unique([...a.branches, ...b.branches]) };
}

export function union(a: BranchSet, b: BranchSet): BranchSet {
  return complement(intersection(complement(a), complement(b)));
}

/** A branch of the set, as a counter-example to show; undefined when the set is empty. */
export function example(set: BranchSet): string | undefined {
  if (set.kind === 'only') return set.branches[0];
  let name = 'feature/any-other-branch';
  while (set.branches.includes(name)) name += '-x';
  return name;
}

/** A branch that is in `a` and not in `b`; undefined when `a` is part of `b`. */
export function difference(a: BranchSet, b: BranchSet): string | undefined {
  return example(intersection(a, complement(b)));
}

export function overlaps(a: BranchSet, b: BranchSet): boolean {
  return example(intersection(a, b)) !== undefined;
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)];
}
