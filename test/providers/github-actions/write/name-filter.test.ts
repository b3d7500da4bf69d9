import { describe, expect, test } from 'vitest';
import { languageOf } from '../../../../src/model/patterns/language';
import { contains, NameSet } from '../../../../src/model/patterns/name-set';
import { languageOfFilter } from '../../../../src/providers/github-actions/checks/filter-language';
import { filterOf, listedFilterOf, NameFilter } from '../../../../src/providers/github-actions/write/name-filter';
import * as fc from '../../../support/fast-check';
import { sameLanguage } from '../../../support/same-language';
import { passesFilter } from '../passes-filter';

const PATTERNS = ['**', 'main', 'a/*', 'a/**', '*', 'x*', '**/z', 'a/**/z', '*/b', 'v1.*'];
const NAMES = ['main', 'a', 'a/b', 'a/b/c', 'a/z', 'a/b/z', 'z', 'x1', 'x/1', 'v1.0', 'v10', 'q/b'];

const RULE = fc.record({ pattern: fc.constantFrom(...PATTERNS), included: fc.boolean() });
const SETS: fc.Arbitrary<NameSet> = fc.array(RULE, { minLength: 1, maxLength: 4 }).filter((rules) => rules.some(({ included }) => included));

describe.each([['branches and tags', filterOf], ['paths', listedFilterOf]])('a filter of %s', (_, write) => {
  test('lets through exactly the names that are meant', () => {
    fc.assert(fc.property(SETS, (set) => sameLanguage(languageOfFilter(write(set)), languageOf(set))), { numRuns: 300 });
  });

  test('is read by the plan as it was meant', () => {
    const passes = ({ kind, patterns }: NameFilter, name: string): boolean => passesFilter(name, patterns) === (kind === 'listed');
    fc.assert(fc.property(SETS, fc.constantFrom(...NAMES), (set, name) => passes(write(set), name) === contains(set, name)), { numRuns: 1_000 });
  });
});

test('nothing is left out before something is in: GitHub refuses a filter that begins with "!"', () => {
  expect(filterOf([{ pattern: 'a', included: false }, { pattern: 'b', included: true }])).toEqual({ kind: 'listed', patterns: ['b'] });
});

test.each([['v1+', 'v1\\+'], ['[a]', '\\[a\\]'], ['a?', 'a\\?']])('%s is no pattern, so its signs are escaped', (name, pattern) => {
  const filter = filterOf([{ pattern: name, included: true }]);
  expect(filter.patterns).toEqual([pattern]);
  expect(passesFilter(name, filter.patterns)).toBe(true);
});
