import { expect, test } from 'vitest';
import { intersectPatterns } from '../../../src/model/patterns/intersect-patterns';
import { NameSet, setOf } from '../../../src/model/patterns/name-set';
import { Cell, partition, setOfCells } from '../../../src/model/patterns/partition';

function cellsOf(sets: readonly NameSet[]): readonly Cell[] {
  const divided = partition(sets);
  if (divided.kind === 'overlap') throw new Error(`${divided.first} and ${divided.second} overlap`);
  return divided.cells;
}

const EVERYWHERE = setOf(['**'], []);

test.each([
  ['release/**', 'main', []],
  ['release/**', '**/*-rc', ['release/**/*-rc']],
  ['*', '**/x*', ['x*']],
  ['a*', '*a', ['a', 'a*a']],
  ['*a*', '*b*', ['*a*b*', '*b*a*']],
  ['**/x', 'a/**', ['a/**/x']],
])('%s and %s meet in %j', (one, other, common) => {
  expect(intersectPatterns(one, other)).toEqual(common);
});

test('patterns that would need more than 16 others for what they share do not meet', () => {
  expect(intersectPatterns('*a*b*c*d*', '*e*f*g*h*')).toBeUndefined();
});

test('a branch is in the cell of its most specific pattern, with all jobs that apply to it', () => {
  expect(cellsOf([EVERYWHERE, setOf(['main'], [])])).toEqual([{ pattern: '**', members: [0] }, { pattern: 'main', members: [0, 1] }]);
});

test('what two patterns share is a cell of its own', () => {
  expect(cellsOf([setOf(['release/*'], []), setOf(['**/*-rc'], [])])).toEqual([
    { pattern: '**', members: [] },
    { pattern: 'release/*', members: [0] },
    { pattern: '**/*-rc', members: [1] },
    { pattern: 'release/*-rc', members: [0, 1] },
  ]);
});

test('a cell that smaller ones cover is left out', () => {
  expect(cellsOf([setOf(['*'], []), setOf(['*/**'], [])]).map(({ pattern }) => pattern)).toEqual(['*', '*/**']);
});

test('two spellings of the same names are one cell', () => {
  expect(cellsOf([EVERYWHERE, setOf(['**/*'], [])])).toEqual([{ pattern: '**', members: [0, 1] }]);
});

test('general comes before specific, otherwise the order is that of the sets', () => {
  const sets = [setOf(['release/1/x'], []), setOf(['main'], []), setOf(['release/**'], []), setOf(['release/1/*'], [])];
  expect(cellsOf(sets).map(({ pattern }) => pattern)).toEqual(['**', 'release/**', 'release/1/*', 'release/1/x', 'main']);
});

test('what cannot be divided is named with a branch that is in both', () => {
  expect(partition([setOf(['*a*b*c*d*'], []), setOf(['*e*f*g*h*'], [])])).toEqual({
    kind: 'overlap', first: '*a*b*c*d*', second: '*e*f*g*h*', example: expect.stringMatching(/a.*b.*c.*d/),
  });
});

test('the names of cells are written with no more rules than needed', () => {
  const cells = cellsOf([EVERYWHERE, setOf(['main'], []), setOf(['release/**'], ['release/1'])]);
  const rules = (wanted: (cell: Cell) => boolean): string => setOfCells(cells, wanted).map(({ pattern, included }) => `${included ? '+' : '-'}${pattern}`).join(' ');
  expect(rules(() => true)).toBe('+**');
  expect(rules(() => false)).toBe('');
  expect(rules(({ pattern }) => pattern !== 'main')).toBe('+** -main');
  expect(rules(({ pattern }) => pattern === 'main')).toBe('+main');
  expect(rules(({ members }) => members.includes(2))).toBe('+release/** -release/1');
  expect(rules(({ pattern }) => pattern !== 'release/**')).toBe('+** -release/** +release/1');
});
