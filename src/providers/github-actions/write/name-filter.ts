import { NameSet } from '../../../model/patterns/name-set';
import { EVERY, flatten } from '../../../model/patterns/pattern';

/** A filter of branches, tags or paths in GitHub's dialect. */
export interface NameFilter {
  /** `listed`: the last pattern that matches decides, and `!` leaves out. `ignored`: all names but those that match one. */
  readonly kind: 'listed' | 'ignored';
  readonly patterns: readonly string[];
}

/** For branches and tags: "all but some" has a key of its own, which people read with more ease. */
export function filterOf(set: NameSet): NameFilter {
  const [first, ...others] = set;
  const isAllButSome = first?.pattern === EVERY && first.included && others.length > 0 && others.every(({ included }) => !included);
  if (isAllButSome) return { kind: 'ignored', patterns: others.flatMap(({ pattern }) => patternsOf(pattern)) };
  return listedFilterOf(set);
}

/** For paths: `paths-ignore` leaves open what happens when no file changed. */
export function listedFilterOf(set: NameSet): NameFilter {
  // nothing is left out before something is in, and a filter may not begin with `!`
  const begin = set.findIndex(({ included }) => included);
  const rules = begin === -1 ? [] : set.slice(begin);
  return { kind: 'listed', patterns: rules.flatMap(({ pattern, included }) => patternsOf(pattern).map((text) => included ? text : `!${text}`)) };
}

/**
 * GitHub's `*` and `**` take no characters too, and of what else it reads as a pattern our patterns hold only `+`.
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#filter-pattern-cheat-sheet
 */
function patternsOf(pattern: string): string[] {
  return flatten(pattern).map((text) => text.replace(/[?+[\]\\]/g, '\\$&'));
}
