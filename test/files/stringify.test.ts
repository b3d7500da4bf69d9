import { describe, expect, test } from 'vitest';
import { commentAbove, commentBehind } from '../../src/document/comment';
import { YamlMap } from '../../src/document/document';
import { stringify } from '../../src/files/stringify';

function lineOf(text: string): string {
  return stringify({ k: text }, []).trimEnd();
}

describe('a text is in quotes where some reader would take it for something else', () => {
  test.each(['on', 'Yes', 'n', '00000', '0o14', '1_000', '12:30', '3.10', '1e3', '.5', '0x1f', '2026-01-01', '=', '~', 'null', '<<', '-1', '.inf', ''])('%j is', (text) => {
    expect(lineOf(text)).toMatch(/^k: ['"]/);
  });

  test.each(['main', 'ubuntu-24.04', 'python:3.12', 'actions/checkout@v4', '$HOME', '60 minutes', 'echo "a"', 'a-b', 'v1.2.3', 'if a == "b" && c', 'it\'s'])('%j is not, because people read it', (text) => {
    expect(lineOf(text)).toBe(`k: ${text}`);
  });
});

test('a script of several lines is a block, in which nothing is escaped', () => {
  expect(lineOf('set -eo pipefail\necho "a: b" # c\n')).toBe('k: |\n  set -eo pipefail\n  echo "a: b" # c');
});

test('a shell word in single quotes is not written with each quote doubled', () => {
  expect(stringify({ l: ['export A=\'b\'', '\'a b\' # c'] }, [])).toBe('l:\n  - export A=\'b\'\n  - "\'a b\' # c"\n');
});

test('a long line stays one line', () => {
  expect(lineOf('word '.repeat(100).trim()).split('\n')).toHaveLength(1);
});

test('what is undefined is left out, in the order of the rest', () => {
  expect(stringify({ b: 1, a: undefined, c: 2 }, [])).toBe('b: 1\nc: 2\n');
});

test('the header comes first, then an empty line', () => {
  expect(stringify({ a: 1 }, ['one', '', 'two'])).toBe('# one\n\n# two\n\na: 1\n');
});

test('sections and jobs stand apart', () => {
  expect(stringify({ name: 'p', env: { A: '1' }, jobs: { a: { b: 1 }, c: { d: 2 } } }, [])).toBe(
    'name: p\n\nenv:\n  A: \'1\'\n\njobs:\n  a:\n    b: 1\n\n  c:\n    d: 2\n');
});

describe('a comment', () => {
  test('stands above its entry, or behind it', () => {
    const list = commentAbove(['p', 'q'], 1, 'above q');
    const data: YamlMap = { a: 1, b: { uses: 'c' }, l: list };
    commentAbove(data, 'a', 'first\nsecond');
    commentBehind(data.b as YamlMap, 'uses', 'v1');
    expect(stringify(data, [])).toBe('# first\n# second\na: 1\n\nb:\n  uses: c # v1\n\nl:\n  - p\n  # above q\n  - q\n');
  });

  test('is dropped with the value that it was written for', () => {
    const data: YamlMap = { a: 1, b: 2 };
    commentAbove(data, 'a', 'one');
    commentAbove(data, 'b', 'two');
    data.a = 3;
    delete data.b;
    expect(stringify(data, [])).toBe('a: 3\n');
  });

  test('moves with its value in a list, and is not doubled by an equal one', () => {
    const list = commentAbove(['p', 'q', 'p'], 0, 'the first p');
    expect(stringify({ list }, [])).toBe('list:\n  # the first p\n  - p\n  - q\n  - p\n');
    list.unshift('r');
    expect(stringify({ list }, [])).toBe('list:\n  - r\n  # the first p\n  - p\n  - q\n  - p\n');
  });
});
