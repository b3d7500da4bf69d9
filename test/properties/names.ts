import { NameSet, setOf } from '../../src/model/patterns/name-set';
import * as fc from '../support/fast-check';

/** Few letters, so that random names match random patterns. */
const NAME_PART = fc.array(fc.constantFrom('a', 'b', 'z', '.'), { minLength: 1, maxLength: 4 }).map((letters) => letters.join(''));

/** A name of a branch, a tag or a file. `z` is in no pattern. */
export const NAME = fc.array(NAME_PART, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'));

const PATTERN_PART = fc.array(fc.constantFrom('a', 'b', '*', '.'), { minLength: 1, maxLength: 3 }).map((letters) => letters.join('').replaceAll(/\*+/g, '*'));
const ANY_PARTS = fc.constant('**');

/** A pattern as a user may write it. */
export const PATTERN = fc.array(fc.oneof({ weight: 3, arbitrary: PATTERN_PART }, { weight: 1, arbitrary: ANY_PARTS }), { minLength: 1, maxLength: 3 })
  .map((parts) => parts.filter((part, index) => part !== '**' || parts[index - 1] !== '**').join('/'));

const PATTERNS = fc.array(PATTERN, { maxLength: 3 });

export const NAME_SET: fc.Arbitrary<NameSet> = fc.oneof(
  fc.tuple(PATTERNS, PATTERNS).map(([include, exclude]) => setOf(include, exclude)),
  fc.array(fc.record({ pattern: PATTERN, included: fc.boolean() }), { maxLength: 4 }),
);

/** Sets of whole names and `**`, which most people have. */
export const LISTED_SET: fc.Arbitrary<NameSet> = fc.array(fc.record({ pattern: fc.oneof(fc.constant('**'), NAME), included: fc.boolean() }), { maxLength: 5 });
