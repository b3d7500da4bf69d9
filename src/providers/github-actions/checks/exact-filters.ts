import { FilterRule, languageOfFilter, rulesOfFilter } from './filter-language';
import { Diagnostic } from '../../../model/diagnostic';
import { JobGroup, Starts } from '../../../model/job-group';
import { difference, languageOf } from '../../../model/patterns/language';
import { NameSet } from '../../../model/patterns/name-set';
import { flatten } from '../../../model/patterns/pattern';
import { tokensOf } from '../../../model/patterns/tokens';
import { filterOf, listedFilterOf, NameFilter } from '../write/name-filter';

/** Filters that do not say exactly what is meant, each with a name that they decide the other way. */
export function inexactFilters(groups: readonly JobGroup[]): Diagnostic[] {
  const checked = new Map<string, string | undefined>();
  return groups.flatMap(({ jobs, starts }) => setsOf(starts).flatMap(({ set, filter, what }): Diagnostic[] => {
    const key = JSON.stringify([set, filter]);
    if (!checked.has(key)) checked.set(key, differentName(set, filter));
    const name = checked.get(key);
    return name === undefined ? [] : [{
      code: 'pattern-not-expressible',
      path: jobs[jobs.length - 1].path,
      message: `no filter of GitHub Actions says exactly which ${what} are meant: "${name}" would be decided the other way`,
      fix: 'use simpler patterns',
    }];
  }));
}

function setsOf({ push, pullRequest, tag }: Starts): { readonly set: NameSet; readonly filter: NameFilter; readonly what: string }[] {
  const names = (set: NameSet, what: string) => [{ set, filter: filterOf(set), what }];
  const paths = (set: NameSet | undefined) => set === undefined ? [] : [{ set, filter: listedFilterOf(set), what: 'files' }];
  return [
    ...push ? [...names(push.names, 'branches'), ...paths(push.paths)] : [],
    ...pullRequest ? [...names(pullRequest.names, 'target branches'), ...paths(pullRequest.paths)] : [],
    ...tag ? names(tag.names, 'tags') : [],
  ];
}

/** A name that the filter decides in another way than the definition. */
function differentName(set: NameSet, filter: NameFilter): string | undefined {
  // automata take milliseconds, and most filters say the same rule by rule
  if (canonical(rulesOf(set)) === canonical(rulesOfFilter(filter))) return undefined;
  const meant = languageOf(set);
  const written = languageOfFilter(filter);
  return difference(meant, written) ?? difference(written, meant);
}

function rulesOf(set: NameSet): FilterRule[] {
  return set.flatMap(({ pattern, included }) => flatten(pattern).map((flat) => ({ tokens: tokensOf(flat), included })));
}

/** Equal for rules that say the same. Between two that leave out, or let in, neither order nor repetition counts. */
function canonical(rules: readonly FilterRule[]): string {
  const blocks: { readonly included: boolean; readonly patterns: Set<string> }[] = [];
  for (const { tokens, included } of rules) {
    const last = blocks[blocks.length - 1];
    const block = last?.included === included ? last : { included, patterns: new Set<string>() };
    block.patterns.add(JSON.stringify(tokens));
    if (block !== last) blocks.push(block);
  }
  const begin = blocks[0]?.included === false ? 1 : 0;
  return JSON.stringify(blocks.slice(begin).map(({ included, patterns }) => [included, [...patterns].sort()]));
}
