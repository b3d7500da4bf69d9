import { intersectPatterns } from './intersect-patterns';
import { example, intersection, languageOf } from './language';
import { EVERY, isWholeName } from './pattern';
import { isSuperset } from './superset';

/** Two patterns whose common names cannot be written as a few patterns, and one of these names. */
export interface Overlap {
  readonly kind: 'overlap';
  readonly first: string;
  readonly second: string;
  readonly example: string;
}

/** More patterns than this beside the given ones nobody would find in a pipeline file again. */
const MOST_ADDED = 24;

/**
 * Patterns closed under intersection: what two of them have in common is what some others of them match together.
 * So of all that match a name there is one within all others, the most specific. `**` is always among them.
 */
export class PatternClosure {
  readonly kind = 'closure';
  /** The whole names and the others, each in order of first appearance; of those that say the same only the first. */
  readonly names = new Set<string>();
  readonly globs: string[] = [];
  private readonly firsts = new Map<string, string>();
  /** By their first part, for those whose first parts differ have nothing in common; under `**` all that begin with a star. */
  private readonly byFirstPart = new Map<string, string[]>();

  constructor(patterns: readonly string[]) {
    for (const pattern of [EVERY, ...patterns]) this.add(pattern);
  }

  /** The pattern of the closure that says the same. */
  representative(pattern: string): string {
    return this.firsts.get(pattern) ?? pattern;
  }

  /** The patterns with more names than this one, among them all names of this one. */
  above(pattern: string): string[] {
    return this.near(pattern).filter((glob) => glob !== pattern && isSuperset(glob, pattern));
  }

  below(pattern: string): string[] {
    return this.near(pattern).filter((glob) => glob !== pattern && isSuperset(pattern, glob));
  }

  /** Adds what is missing; two patterns that have too much in common are given back. */
  close(): Overlap | undefined {
    const most = this.globs.length + MOST_ADDED;
    const closed = new Set<string>();
    for (const glob of this.globs) {
      for (const other of this.near(glob).filter((one) => closed.has(one))) {
        const common = intersectPatterns(other, glob);
        if (!common || this.globs.length > most) return overlapOf(other, glob);
        for (const pattern of common) this.add(pattern);
      }
      closed.add(glob);
    }
    return undefined;
  }

  private add(pattern: string): void {
    if (isWholeName(pattern)) this.names.add(pattern);
    if (isWholeName(pattern) || this.firsts.has(pattern)) return;
    const known = this.near(pattern).find((glob) => isSuperset(glob, pattern) && isSuperset(pattern, glob));
    this.firsts.set(pattern, known ?? pattern);
    if (known) return;
    this.globs.push(pattern);
    const place = firstPartOf(pattern);
    this.byFirstPart.set(place, [...this.byFirstPart.get(place) ?? [], pattern]);
  }

  private near(pattern: string): readonly string[] {
    const place = firstPartOf(pattern);
    return place === EVERY ? this.globs : [...this.byFirstPart.get(EVERY) ?? [], ...this.byFirstPart.get(place) ?? []];
  }
}

/** The patterns and what they have in common, or two that have too much in common. */
export function closureOf(patterns: readonly string[]): PatternClosure | Overlap {
  const closure = new PatternClosure(patterns);
  return closure.close() ?? closure;
}

function firstPartOf(pattern: string): string {
  const [first] = pattern.split('/');
  return first.includes('*') ? EVERY : first;
}

function overlapOf(first: string, second: string): Overlap {
  const [one, other] = [first, second].map((pattern) => languageOf([{ pattern, included: true }]));
  return { kind: 'overlap', first, second, example: example(intersection(one, other)) ?? first };
}
