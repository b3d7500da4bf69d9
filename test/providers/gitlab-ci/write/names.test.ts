import { expect, test } from 'vitest';
import { difference, languageOf } from '../../../../src/model/patterns/language';
import { contains, EVERY_NAME, NameSet, setOf } from '../../../../src/model/patterns/name-set';
import { expressionOf, nameTest } from '../../../../src/providers/gitlab-ci/write/names';
import { merged } from '../../../../src/providers/gitlab-ci/write/triggers';
import { regularExpression } from '../../../../src/providers/shared/read/regular-expression';
import * as fc from '../../../support/fast-check';
import { sameLanguage } from '../../../support/same-language';
import { languageOfCondition } from '../condition-language';

test.each([
  [setOf(['main'], []), '$B == "main"'],
  [setOf(['main', 'next'], []), '($B == "main" || $B == "next")'],
  [EVERY_NAME, '$B'],
  [setOf(['**'], ['main']), '$B && $B != "main"'],
  [setOf(['release/*'], []), '$B =~ /^release\\/[^\\/]+$/'],
  [setOf(['v1.*', 'main'], []), '($B =~ /^v1\\.[^\\/]*$/ || $B == "main")'],
  [setOf(['release/**'], ['release/old/*', 'release/x']), '$B =~ /^release\\/.+$/ && $B !~ /^release\\/old\\/[^\\/]+$/ && $B != "release/x"'],
  [setOf(['a*', 'b*'], ['a1']), '($B =~ /^a[^\\/]*$/ || $B =~ /^b[^\\/]*$/) && $B != "a1"'],
  [setOf(['**/x'], []), '$B =~ /^(.+\\/)?x$/'],
])('%j is spelled %s', (set, condition) => {
  expect(nameTest('$B', set)).toBe(condition);
});

test('a set without names has no condition', () => {
  expect(nameTest('$B', setOf(['main'], ['main']))).toBeUndefined();
});

const part = fc.oneof(fc.constantFrom('a', 'b.c', 'main', 'x-1'), fc.constantFrom('*', 'a*', '*b', 'a*.c', 'r*-*'));
const pattern = fc.array(fc.oneof({ weight: 3, arbitrary: part }, fc.constant('**')), { minLength: 1, maxLength: 4 })
  .map((parts) => parts.filter((each, index) => each !== '**' || parts[index - 1] !== '**').join('/'));
const set: fc.Arbitrary<NameSet> = fc.array(fc.record({ pattern, included: fc.boolean() }), { minLength: 1, maxLength: 4 });

test('what is written lets through exactly the names that are meant', () => {
  fc.assert(fc.property(set, (names) => {
    const condition = nameTest('$B', names);
    const wanted = languageOf(names);
    if (condition === undefined) return difference(wanted, languageOf([])) === undefined;
    return sameLanguage(languageOfCondition(condition), wanted);
  }), { numRuns: 500 });
});

test('a regular expression engine agrees, name by name', () => {
  const piece = fc.constantFrom('a', 'b.c', 'main', 'x-1', 'ab', 'bxc', 'r-', 'a/b');
  const names = fc.array(piece, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'));
  fc.assert(fc.property(pattern, names, (one, text) => {
    return regularExpression(expressionOf(one)).test(text) === contains(setOf([one], []), text);
  }), { numRuns: 2000 });
});

test('an expression is anchored, has at least two characters, and no slash that would end it (traps of the lexer)', () => {
  fc.assert(fc.property(pattern, (one) => /^\/\^(?:[^/\\]|\\.)+\$\/$/.test(expressionOf(one))));
});

test('together, sets hold the names of each and no other', () => {
  const union = (sets: readonly NameSet[]): string => sets.flatMap((each) => nameTest('$B', each) ?? []).join(' || ');
  fc.assert(fc.property(fc.array(set, { minLength: 1, maxLength: 4 }), (sets) => {
    const separately = union(sets);
    const together = union(merged(sets));
    if (separately === '') return together === '';
    return sameLanguage(languageOfCondition(separately), languageOfCondition(together));
  }), { numRuns: 200 });
});

test('together, sets that need no pattern are one', () => {
  expect(merged([setOf(['main'], []), setOf(['**'], ['main', 'x'])])).toEqual([setOf(['**'], ['x'])]);
  expect(merged([setOf(['a*'], []), EVERY_NAME])).toEqual([EVERY_NAME]);
});
