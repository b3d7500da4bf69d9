import * as fs from 'node:fs';
import * as path from 'node:path';
import { describe, expect, test } from 'vitest';
import { codeOf, readDocument, ROOT, rowsBelow } from './markdown';

interface Zone {
  readonly target: string;
  readonly except: readonly string[];
}

/** What lint holds, by target. */
function zones(): Map<string, readonly string[]> {
  const { rules } = JSON.parse(readDocument('.eslintrc.json').replace(/^\/\/.*$/m, '')) as { rules: Record<string, [string, { zones: Zone[] }]> };
  return new Map(rules['import/no-restricted-paths'][1].zones.map(({ target, except }) => [target, except.map((room) => room.slice(2))]));
}

const ROOMS = rowsBelow(readDocument('ARCHITECTURE.md'), 'Rooms').map(([room, imports]) => ({ room: codeOf(room)[0], imports: codeOf(imports), text: imports }));

test('ARCHITECTURE has a row for each folder of src', () => {
  const folders = fs.readdirSync(path.join(ROOT, 'src'), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => `src/${name}`);
  expect(ROOMS.map(({ room }) => room).sort()).toEqual([...folders, 'src/*.ts'].sort());
});

test.each(ROOMS.filter(({ text }) => text !== 'anything'))('ARCHITECTURE says what lint lets $room import', ({ room, imports }) => {
  const own = room.replace('src/', '');
  const allowed = zones().get(`./${room}`)?.filter((name) => name !== own && !/^[\w-]+\.ts$/.test(name));
  expect(allowed).toEqual(imports);
});

test('lint holds nothing back from a room that may import anything', () => {
  for (const { room } of ROOMS.filter(({ text }) => text === 'anything')) expect(zones().has(`./${room}`)).toBe(false);
});

describe.each(['ARCHITECTURE.md', 'CONTRIBUTING.md', 'docs/decisions/0001-own-renderers.md', 'docs/decisions/0005-branches-by-whole-names.md'])('%s', (document) => {
  const places = codeOf(readDocument(document)).filter((code) => /^(?:src|test|scripts|docs|bench|\.ci|\.projen|assets)\/[\w./-]*$/.test(code));

  test('names only files and folders that are there', () => {
    expect(places.length).toBeGreaterThan(0);
    expect(places.filter((place) => !fs.existsSync(path.join(ROOT, place)))).toEqual([]);
  });
});

test('CONTRIBUTING names constants that are where it says', () => {
  const text = readDocument('CONTRIBUTING.md');
  const constants = [...text.matchAll(/`(\w+)` (?:in|of) `([\w./-]+)`/g)];
  expect(constants.length).toBeGreaterThan(1);
  for (const [, name, file] of constants) expect(readDocument(file)).toContain(`const ${name} `);
});
