import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BranchSet, complement, contains, difference, example, intersection, overlaps, union } from '../../src/model/branch-set';

const branch = fc.constantFrom('a', 'b', 'c', 'd', 'feature/any-other-branch', 'feature/any-other-branch-x');

const set: fc.Arbitrary<BranchSet> = fc.record({ kind: fc.constantFrom('only', 'except'), branches: fc.uniqueArray(branch) });

describe('a set of branches is one in the sense of mathematics', () => {
  test('union, intersection and complement', () => {
    fc.assert(fc.property(set, set, branch, (a, b, name) => {
      expect(contains(union(a, b), name)).toBe(contains(a, name) || contains(b, name));
      expect(contains(intersection(a, b), name)).toBe(contains(a, name) && contains(b, name));
      expect(contains(complement(a), name)).toBe(!contains(a, name));
    }));
  });

  test('an example is in it, and only the empty one has none', () => {
    fc.assert(fc.property(set, (a) => {
      const found = example(a);
      if (found === undefined) expect(a).toEqual({ kind: 'only', branches: [] });
      else expect(contains(a, found)).toBe(true);
    }));
  });

  test('a difference is a counter-example', () => {
    fc.assert(fc.property(set, set, branch, (a, b, name) => {
      const found = difference(a, b);
      if (found === undefined) expect(!contains(a, name) || contains(b, name)).toBe(true);
      else expect([contains(a, found), contains(b, found)]).toEqual([true, false]);
    }));
  });

  test('two are the same when they hold the same, in whatever order', () => {
    fc.assert(fc.property(set, (a) => {
      expect(overlaps(a, complement(a))).toBe(false);
      expect(overlaps(a, { kind: 'except', branches: [] })).toBe(example(a) !== undefined);
    }));
  });
});
