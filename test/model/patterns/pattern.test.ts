import { expect, test } from 'vitest';
import { flatten, isWholeName, matches, problemOfPattern } from '../../../src/model/patterns/pattern';

test.each([
  ['main', ['main'], ['main/x', 'Main', 'x/main', 'mainline']],
  ['*', ['main', 'a-b'], ['a/b', '']],
  ['release/*', ['release/1', 'release/1.0'], ['release', 'release/', 'release/1/2']],
  ['release-*', ['release-', 'release-1'], ['release-1/2', 'releases']],
  ['**', ['main', 'a/b/c'], ['', '/a', 'a/', 'a//b']],
  ['release/**', ['release/1', 'release/1/2'], ['release', 'release/', 'my/release/1']],
  ['**/x', ['x', 'a/x', 'a/b/x'], ['ax', 'x/a']],
  ['a/**/b', ['a/b', 'a/c/b', 'a/c/d/b'], ['ab', 'a/bb', 'a/b/c']],
  ['v1.*', ['v1.', 'v1.2'], ['v12', 'v1']],
])('%s matches %j and not %j', (pattern, names, others) => {
  for (const name of names) expect(matches(pattern, name), name).toBe(true);
  for (const name of others) expect(matches(pattern, name), name).toBe(false);
});

test.each([
  ['', 'is empty'],
  ['release/?', 'holds "?"'], ['[ab]', 'holds "["'], ['{a,b}', 'holds "{"'], ['!main', 'holds "!"'], ['a+', 'holds "+"'], ['a\\*', 'holds "\\"'],
  ['a b', 'may hold only'], ['a:b', 'may hold only'], ['$A', 'may hold only'],
  ['/a', 'begins or ends'], ['a/', 'begins or ends'], ['a//b', 'begins or ends'],
  ['release**', 'beside other characters'], ['a/b**/c', 'beside other characters'], ['***', 'beside other characters'],
  ['a/**/**', 'twice in a row'],
  ['__proto__', 'JavaScript'],
])('%j is refused: it %s', (pattern, problem) => {
  expect(problemOfPattern(pattern)).toContain(problem);
});

test.each(['main', 'release/*', '**/*-rc', 'fix/#1', 'größe/*', 'a@b=c', '.github/**'])('%s is a pattern', (pattern) => {
  expect(problemOfPattern(pattern)).toBeUndefined();
});

test('only a pattern without a star is one name', () => {
  expect(isWholeName('release/1.0')).toBe(true);
  expect(isWholeName('release/1.*')).toBe(false);
});

test.each([
  ['main', ['main']],
  ['a/**', ['a/**']],
  ['**/x', ['x', '**/x']],
  ['a/**/b', ['a/b', 'a/**/b']],
  ['**/a/**/b', ['a/b', 'a/**/b', '**/a/b', '**/a/**/b']],
])('%s reads %j where `**` is any text', (pattern, flat) => {
  expect(flatten(pattern)).toEqual(flat);
});
