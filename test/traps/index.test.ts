import * as fs from 'node:fs';
import * as path from 'node:path';
import { expect, test } from 'vitest';

const ROOT = path.join(__dirname, '..');

/** How many ways the four differ that are known to bring people down, by the numbers that tests give them. */
const TRAPS = 53;

const names = fs.readdirSync(ROOT, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.test.ts') && file !== path.join('traps', 'index.test.ts'))
  .flatMap((file) => [...fs.readFileSync(path.join(ROOT, file), 'utf8').matchAll(/\btraps? \d+(?:(?:, | and )\d+)*/g)].map(([name]) => name));

/** The numbers that the names of tests hold. */
const named = new Set(names.flatMap((name) => [...name.matchAll(/\d+/g)].map(Number)));

test('every trap is in the name of a test', () => {
  const all = Array.from({ length: TRAPS }, (_, index) => index + 1);
  expect(all.filter((trap) => !named.has(trap)), 'traps that no test names').toEqual([]);
});

test('no test names a trap that is not known', () => {
  expect([...named].filter((trap) => trap < 1 || trap > TRAPS)).toEqual([]);
});
