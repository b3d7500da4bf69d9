import * as fs from 'node:fs';
import * as path from 'node:path';
import { describe, expect, test } from 'vitest';
import { importsOf, ROOT, sourceFiles, textOf } from './source-files';

const providers = fs.readdirSync(path.join(ROOT, 'src/providers'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'shared')
  .map(({ name }) => name);

describe('the rooms', () => {
  test('the root of src holds the index and the stations, and no other file', () => {
    const files = fs.readdirSync(path.join(ROOT, 'src'), { withFileTypes: true }).filter((entry) => entry.isFile());
    expect(files.map(({ name }) => name)).toEqual(['index.ts']);
  });

  test.each(providers)('%s has the same rooms by the same names as every provider', (provider) => {
    const rooms = fs.readdirSync(path.join(ROOT, 'src/providers', provider)).sort();
    expect(rooms).toEqual(['checks', 'features.ts', 'index.ts', 'options.ts', 'read', 'set-up.ts', 'write']);
    for (const room of ['checks', 'read', 'write']) expect(fs.existsSync(path.join(ROOT, 'src/providers', provider, room, 'index.ts'))).toBe(true);
  });

  test('what several providers share is split in the same way', () => {
    expect(fs.readdirSync(path.join(ROOT, 'src/providers/shared')).sort()).toEqual(['read', 'write']);
  });

  test('no file has more than 300 lines', () => {
    expect(sourceFiles().filter((file) => textOf(file).split('\n').length > 301)).toEqual([]);
  });
});

test('no files import each other in a circle, types included', () => {
  expect(circles(new Map(sourceFiles().map((file) => [file, importsOf(file)])))).toEqual([]);
});

test('a circle is found where there is one', () => {
  expect(circles(new Map([['a', ['b']], ['b', ['c']], ['c', ['b']]]))).toEqual([['b', 'c']]);
});

/** Leaves out what imports nothing that is left, and what nothing that is left imports, until only circles and what lies between them remain. */
function circles(imports: ReadonlyMap<string, readonly string[]>): string[][] {
  const left = new Set(imports.keys());
  const isInCircle = (file: string): boolean => {
    const importsSome = (imports.get(file) ?? []).some((other) => left.has(other));
    return importsSome && [...left].some((other) => imports.get(other)?.includes(file));
  };
  for (let before = -1; before !== left.size;) {
    before = left.size;
    for (const file of left) if (!isInCircle(file)) left.delete(file);
  }
  return left.size === 0 ? [] : [[...left]];
}
