import { expect, test } from 'vitest';
import { contains, setOf } from '../../../../src/model/patterns/name-set';
import { fnmatch } from '../../../../src/providers/gitlab-ci/read/fnmatch';
import { globLists } from '../../../../src/providers/gitlab-ci/write/triggers';
import * as fc from '../../../support/fast-check';

/** @see https://docs.ruby-lang.org/en/master/File.html#method-c-fnmatch */
test.each([
  ['cat', 'cat', true],
  ['c?t', 'cat', true],
  ['c?t', 'c/t', false],
  ['*', '.profile', true],
  ['*', 'a/b', false],
  ['models/**', 'models/a.sql', true],
  ['models/**', 'models/a/b.sql', false],
  ['models/**/*', 'models/a/b.sql', true],
  ['models/**/*', 'models/b.sql', true],
  ['models/**/*', 'models', false],
  ['**/*.sql', 'a.sql', true],
  ['**/*.sql', '.hidden/a.sql', true],
  ['**.sql', 'a/b.sql', false],
  ['{a,b}.sql', 'b.sql', true],
  ['{a,{b,c}}/x', 'c/x', true],
  ['[ab]c', 'bc', true],
  ['[!ab]c', 'bc', false],
  ['[!a]', '/', false],
  ['a\\*', 'a*', true],
  ['a\\*', 'ab', false],
  ['a+(b)', 'a+(b)', true],
])('%s for %s: %s', (glob, path, matches) => {
  expect(fnmatch(glob, path)).toBe(matches);
});

test('the globs that we write match exactly the files that are meant', () => {
  const part = fc.constantFrom('models', '*', '*.sql', 'a*', '.x', '**');
  const pattern = fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.filter((each, index) => each !== '**' || parts[index - 1] !== '**').join('/'));
  const file = fc.array(fc.constantFrom('models', 'a', 'ab.sql', '.x', '.sql', 'b'), { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'));
  fc.assert(fc.property(fc.array(pattern, { minLength: 1, maxLength: 3 }), file, (patterns, path) => {
    const globs = globLists(setOf(patterns, [])).flat();
    return globs.some((glob) => fnmatch(glob, path)) === contains(setOf(patterns, []), path);
  }), { numRuns: 2000 });
});

test('no list has more globs than one `changes` takes', () => {
  const lists = globLists(setOf(Array.from({ length: 120 }, (_, index) => `models/${index}/**`), []));
  expect(lists.map(({ length }) => length)).toEqual([50, 50, 20]);
});
