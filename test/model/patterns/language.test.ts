import { describe, expect, test } from 'vitest';
import { difference, example, isEmpty, Language, languageOf, languageOfTokens } from '../../../src/model/patterns/language';
import { contains, setOf, wholeNamesOf } from '../../../src/model/patterns/name-set';

function names(include: readonly string[], exclude: readonly string[] = []): Language {
  return languageOf(setOf(include, exclude));
}

describe('an example is short, readable and a branch that git accepts', () => {
  test.each([
    [['**'], [], 'x'],
    [['**'], ['*'], 'feature/x'],
    [['release/*'], [], 'release/x'],
    [['release/**'], ['release/*'], 'release/x/x'],
    [['*-hotfix'], [], 'x-hotfix'],
    [['v*.*'], [], 'v.x'],
    [['**'], ['x', 'feature/x', 'feature/x/y'], 'y'],
    [['.x', 'main'], [], 'main'],
    [['**/x.*'], ['x.*', '*/x.l*'], 'x/x.x'],
  ])('of %j without %j: %s', (include, exclude, expected) => {
    expect(example(names(include, exclude))).toBe(expected);
  });

  test('unless there is no such branch', () => {
    expect(example(names(['*.lock']))).toMatch(/\.lock$/);
  });
});

test.each([[['**'], ['*', '*/**']], [['a/**/b'], ['a/b', 'a/*/**/b']], [['x'], ['**/x']]])('%j without %j is nothing', (include, exclude) => {
  expect(isEmpty(names(include, exclude))).toBe(true);
});

test('a star of Azure crosses slashes, and an example says so', () => {
  const azure = languageOfTokens([{ kind: 'text', text: 'release/' }, { kind: 'any-at-all' }]);
  expect(difference(azure, names(['release/*']))).toBe('release/x/x');
  expect(difference(azure, names(['release/**']))).toBeUndefined();
});

test('the last rule that matches decides', () => {
  const set = [{ pattern: '**', included: true }, { pattern: 'release/**', included: false }, { pattern: 'release/1', included: true }];
  expect(['main', 'release/2', 'release/1'].map((name) => contains(set, name))).toEqual([true, false, true]);
  expect(contains([], 'main')).toBe(false);
});

test.each([
  [['main', 'dev'], ['dev'], ['main']],
  [['main', 'release/1', 'release/**'], ['release/**'], ['main']],
  [['a/**/b'], ['a/*/**/b'], ['a/b']],
  [['main', 'a*'], [], undefined],
  [['**'], ['main'], undefined],
  [[], [], []],
])('%j without %j is the list %j', (include, exclude, expected) => {
  expect(wholeNamesOf(setOf(include, exclude))).toEqual(expected);
});

test('many stars in one pattern are no harder than few', () => {
  const [one, other] = ['**/b/**/bb/**/b/**/bb/**/b/**/bb/**/b', '**/b/**/b/**/b/**/b'].map((pattern) => names([pattern]));
  expect(difference(one, other)).toBeUndefined();
  expect(difference(other, one)).toBe('b/b/b/b');
});
