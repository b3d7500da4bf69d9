import { describe, expect, test } from 'vitest';
import { YamlMap } from '../../src/document/document';
import { canInsert, findDotted, findPointer, isThere, valueAt } from '../../src/synth/document-path';

const DATA: YamlMap = {
  'a': { b: 1, nothing: null },
  'x.y': { 'a/b': 2, 'a~b': 3 },
  'list': [{ name: 'first', v: 4 }, { job: 'second', displayName: 'Second one', v: 5 }, { step: { name: 'third', v: 6 } }, 'text'],
};

describe('a dotted path leads to a value', () => {
  test.each([
    ['a.b', 1], ['a.nothing', null], ['x\\.y.a/b', 2], ['list.0.v', 4], ['list.first.v', 4], ['list.second.v', 5], ['list.Second one.v', 5], ['list.third.step.v', 6], ['list.3', 'text'],
  ])('%s', (path, value) => {
    const place = findDotted(DATA, path);
    expect(place && valueAt(place)).toBe(value);
  });

  test.each(['a.c', 'x.y', 'list.9', 'list.01', 'list.-1', 'list.length', 'list.fourth', 'toString', 'a.b.c', 'a.nothing.c', '__proto__.toString'])('or to none: %s', (path) => {
    const place = findDotted(DATA, path);
    expect(place !== undefined && isThere(place)).toBe(false);
  });
});

describe('a JSON pointer leads to a value', () => {
  test.each([['/a/b', 1], ['/x.y/a~1b', 2], ['/x.y/a~0b', 3], ['/list/0/v', 4]])('%s', (pointer, value) => {
    const place = findPointer(DATA, pointer);
    expect(place && valueAt(place)).toBe(value);
  });

  test.each(['', '/a/c', '/list/first/v', '/list/-', '/list/9/v'])('or to none: %j', (pointer) => {
    const place = findPointer(DATA, pointer);
    expect(place !== undefined && isThere(place)).toBe(false);
  });

  test.each([['/a/new', true], ['/list/-', true], ['/list/0', true], ['/list/4', true], ['/list/5', false], ['/list/first', false]])('%s: something can be put there: %j', (pointer, can) => {
    const place = findPointer(DATA, pointer);
    expect(place !== undefined && canInsert(place)).toBe(can);
  });
});
