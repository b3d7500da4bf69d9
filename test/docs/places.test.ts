import * as fs from 'node:fs';
import * as path from 'node:path';
import { expect, test } from 'vitest';
import { codeOf, documentPaths, readDocument, ROOT, rowsBelow } from './markdown';

interface Zone {
  readonly target: string;
  readonly except?: readonly string[];
}

/** What lint holds, by target. */
function zones(): Map<string, readonly string[]> {
  const { rules } = JSON.parse(readDocument('.eslintrc.json').replace(/^\/\/.*$/m, '')) as { rules: Record<string, [string, { zones: Zone[] }]> };
  return new Map(rules['import/no-restricted-paths'][1].zones.map(({ target, except = [] }) => [target, except.map((room) => room.slice(2))]));
}

const ROOMS = rowsBelow(readDocument('ARCHITECTURE.md'), 'Rooms')
  .map(([room, imports]) => ({ room: codeOf(room)[0], imports: codeOf(imports), isFree: imports === 'anything' }));

test('ARCHITECTURE has a row for each folder of src', () => {
  const folders = fs.readdirSync(path.join(ROOT, 'src'), { withFileTypes: true });
  expect(ROOMS.map(({ room }) => room).sort()).toEqual(folders.map(({ name }) => `src/${name}`).sort());
});

test.each(ROOMS.filter(({ isFree }) => !isFree))('ARCHITECTURE says what lint lets $room import', ({ room, imports }) => {
  const own = room.replace('src/', '');
  const allowed = zones().get(`./${room}`)?.filter((name) => name !== own);
  expect(allowed).toEqual(imports);
});

test('lint holds nothing back from a room that may import anything', () => {
  for (const { room } of ROOMS.filter(({ isFree }) => isFree)) expect(zones().has(`./${room}`)).toBe(false);
});

test.each(documentPaths())('%s names only files and folders that are there', (document) => {
  const places = codeOf(readDocument(document)).filter((code) => /^(?:src|test|scripts|docs|bench|\.ci)\/[\w./-]*$/.test(code));
  expect(places.filter((place) => !fs.existsSync(path.join(ROOT, place)))).toEqual([]);
});

test('CONTRIBUTING names constants that are where it says', () => {
  const text = readDocument('CONTRIBUTING.md');
  const constants = [...text.matchAll(/`(\w+)` (?:in|of) `([\w./-]+)`/g)];
  expect(constants.length).toBeGreaterThan(1);
  for (const [, name, file] of constants) expect(readDocument(file)).toContain(`const ${name} `);
});
