import { describe, expect, test } from 'vitest';
import { LISTED_SET, NAME, NAME_SET, PATTERN } from './names';
import { intersectPatterns } from '../../src/model/patterns/intersect-patterns';
import {
  complement, difference, example, intersection, isEmpty, isWithin, languageByRules, languageOf, languageOfTokens, overlaps, recognises,
  union,
} from '../../src/model/patterns/language';
import { contains, NameSet, setOf, wholeNamesOf } from '../../src/model/patterns/name-set';
import { Cell, partition, setOfCells } from '../../src/model/patterns/partition';
import { flatten, isWholeName, matches, problemOfPattern } from '../../src/model/patterns/pattern';
import { isSuperset } from '../../src/model/patterns/superset';
import { tokensOf } from '../../src/model/patterns/tokens';
import * as fc from '../support/fast-check';
import { sameLanguage } from '../support/same-language';

const NAMES = fc.array(NAME, { minLength: 5, maxLength: 20 });
const SETS = fc.array(fc.oneof(NAME_SET, LISTED_SET), { minLength: 1, maxLength: 4 });

/** What the documentation says of a pattern, word by word: the slowest way to decide it. */
function matchesByDefinition([pattern, ...patterns]: readonly string[], [part, ...parts]: readonly string[]): boolean {
  if (pattern === undefined) return part === undefined;
  if (pattern === '**' && patterns.length > 0 && matchesByDefinition(patterns, part === undefined ? [] : [part, ...parts])) return true;
  if (part === undefined) return false;
  if (pattern === '**') return (patterns.length === 0 && parts.length === 0) || matchesByDefinition(['**', ...patterns], parts);
  return matchesInPart([...pattern], [...part]) && matchesByDefinition(patterns, parts);
}

function matchesInPart([sign, ...signs]: readonly string[], letters: readonly string[]): boolean {
  if (sign === undefined) return letters.length === 0;
  if (sign === '*' && matchesInPart(signs, letters)) return true;
  return letters.length > 0 && (sign === '*' ? matchesInPart(['*', ...signs], letters.slice(1)) : sign === letters[0] && matchesInPart(signs, letters.slice(1)));
}

/** A flat pattern as a regular expression of anything, also of texts that are no names. */
function matchesFlat(flat: string, name: string): boolean {
  return new RegExp(`^${flat.split('**').map((text) => text.replaceAll('.', '\\.').replaceAll('*', '[^/]*')).join('.*')}$`).test(name);
}

/** An example is a member, and only what is empty has none. */
function expectExample(found: string | undefined, names: readonly string[], isMember: (name: string) => boolean): void {
  if (found !== undefined) expect(isMember(found), `${found} as an example`).toBe(true);
  else expect(names.filter(isMember)).toEqual([]);
}

describe('a pattern', () => {
  test('matches what its definition says, flat or not', () => {
    fc.assert(fc.property(PATTERN, NAMES, (pattern, names) => {
      expect(problemOfPattern(pattern)).toBeUndefined();
      for (const name of names) {
        expect(matches(pattern, name), name).toBe(matchesByDefinition(pattern.split('/'), name.split('/')));
        expect(flatten(pattern).some((flat) => matchesFlat(flat, name)), name).toBe(matches(pattern, name));
      }
    }), { numRuns: 500 });
  });

  test('covers another exactly when no name is in that one alone', () => {
    fc.assert(fc.property(PATTERN, PATTERN, (general, specific) => {
      const found = difference(languageByRules(setOf([specific], [])), languageByRules(setOf([general], [])));
      expect(isSuperset(general, specific), found).toBe(found === undefined);
    }), { numRuns: 500 });
  });

  test('meets another in exactly the names that match both', () => {
    fc.assert(fc.property(PATTERN, PATTERN, (one, other) => {
      const common = intersectPatterns(one, other);
      const both = intersection(languageByRules(setOf([one], [])), languageByRules(setOf([other], [])));
      expect(common?.map(problemOfPattern).filter((problem) => problem !== undefined) ?? []).toEqual([]);
      expect(common === undefined || sameLanguage(languageByRules(setOf(common, [])), both), common?.join(' ')).toBe(true);
    }), { numRuns: 500 });
  });
});

describe('a language', () => {
  test('holds the names of its set, by rules as by a list', () => {
    fc.assert(fc.property(fc.oneof(NAME_SET, LISTED_SET), NAMES, (set, names) => {
      for (const name of names) {
        expect(recognises(languageOf(set), name), name).toBe(contains(set, name));
        expect(recognises(languageByRules(set), name), name).toBe(contains(set, name));
      }
      expect(sameLanguage(languageOf(set), languageByRules(set))).toBe(true);
    }), { numRuns: 300 });
  });

  test('of tokens takes what their definition says', () => {
    fc.assert(fc.property(PATTERN, NAMES, (pattern, names) => {
      for (const name of names) expect(recognises(languageOfTokens(tokensOf(pattern)), name), name).toBe(matchesFlat(pattern, name));
    }));
  });

  test('is one in the sense of mathematics', () => {
    fc.assert(fc.property(fc.oneof(NAME_SET, LISTED_SET), fc.oneof(NAME_SET, LISTED_SET), NAMES, (one, other, names) => {
      const [a, b] = [languageOf(one), languageOf(other)];
      for (const name of names) {
        const [inOne, inOther] = [contains(one, name), contains(other, name)];
        expect(recognises(union(a, b), name), name).toBe(inOne || inOther);
        expect(recognises(intersection(a, b), name), name).toBe(inOne && inOther);
        expect(recognises(complement(a), name), name).toBe(!inOne);
      }
      expectExample(example(a), names, (name) => contains(one, name));
      expectExample(difference(a, b), names, (name) => contains(one, name) && !contains(other, name));
      expect(isEmpty(a)).toBe(example(a) === undefined);
      expect(isWithin(a, b)).toBe(difference(a, b) === undefined);
      expect(overlaps(a, b)).toBe(example(intersection(a, b)) !== undefined);
    }), { numRuns: 300 });
  });
});

describe('sets', () => {
  test('that are but a list of names are known as one', () => {
    fc.assert(fc.property(fc.oneof(NAME_SET, LISTED_SET), (set) => {
      const names = wholeNamesOf(set);
      if (names) expect(sameLanguage(languageOf(setOf(names, [])), languageOf(set))).toBe(true);
      else expect(set.some(({ pattern, included }) => included && !isWholeName(pattern))).toBe(true);
    }), { numRuns: 300 });
  });

  test('divide all names into cells, each with the sets that its names are in', () => {
    fc.assert(fc.property(SETS, NAMES, (sets, names) => {
      const cells = cellsOf(sets);
      for (const name of names) {
        const cell = cells.filter(({ pattern }) => matches(pattern, name)).pop();
        expect(cell?.members, name).toEqual(sets.flatMap((set, index) => (contains(set, name) ? [index] : [])));
      }
      const alone = cells.map((cell) => setOfCells(cells, (other) => other === cell));
      expect(alone.filter((set) => isEmpty(languageOf(set)))).toEqual([]);
      for (const name of names) expect(alone.filter((set) => contains(set, name)), name).toHaveLength(1);
      cells.forEach(({ pattern }, index) => expect(cells.slice(0, index).some((before) => isSuperset(pattern, before.pattern)), pattern).toBe(false));
    }), { numRuns: 100 });
  });

  test('come back from their cells, and no rule is idle', () => {
    fc.assert(fc.property(SETS, (sets) => {
      const cells = cellsOf(sets);
      sets.forEach((set, index) => {
        const rules = setOfCells(cells, (cell) => cell.members.includes(index));
        expect(sameLanguage(languageOf(rules), languageOf(set)), JSON.stringify(rules)).toBe(true);
        const withoutOne = rules.map((rule) => languageOf(rules.filter((other) => other !== rule)));
        expect(withoutOne.some((language) => sameLanguage(language, languageOf(set)))).toBe(false);
      });
    }), { numRuns: 100 });
  });
});

/** Random sets may have too much in common to be divided: nothing is said about those. */
function cellsOf(sets: readonly NameSet[]): readonly Cell[] {
  const divided = partition(sets);
  fc.pre(divided.kind === 'cells');
  return divided.kind === 'cells' ? divided.cells : [];
}
