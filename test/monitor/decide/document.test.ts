import * as fs from 'node:fs';
import * as path from 'node:path';
import { expect, test } from 'vitest';
import { Default, ExitCode, PROGRAM_PATH, Variable } from '../../../src/monitor/contract';
import { REQUIRED_VARIABLES } from '../required-variables';

const page = fs.readFileSync(path.join(__dirname, '..', '..', '..', 'docs', 'monitor.md'), 'utf8');

/** Cells of the table below a heading, without its head. */
function table(heading: string): string[][] {
  const section = page.split(`## ${heading}\n`)[1].split('\n## ')[0];
  const rows = section.split('\n').filter(line => line.startsWith('|')).map(line => line.split('|').slice(1, -1).map(cell => cell.trim()));
  return rows.slice(2);
}

test('the page has every variable of the contract, in its order, and no other', () => {
  expect(table('Variables').map(([name]) => name)).toEqual(Object.values(Variable).map(name => `\`${name}\``));
});

test('the page has the defaults of the contract, and what is required', () => {
  const documented = table('Variables').map(([name, value]) => [name, value]);
  for (const [name, value] of Object.entries(Default)) expect(documented).toContainEqual([`\`${name}\``, `\`${value}\``]);
  const required = documented.filter(([, value]) => value === 'required').map(([name]) => name);
  expect(required).toEqual(REQUIRED_VARIABLES.map(name => `\`${name}\``));
});

test('the page has every exit code of the contract, and no other', () => {
  const documented = table('Exit codes').flatMap(([codes]) => codes.split(', ').map(Number));
  expect(documented).toEqual(Object.values(ExitCode));
});

test('the page names the program where synth writes it', () => {
  expect(page).toContain(`\`${PROGRAM_PATH}\``);
});

test('the contract repeats no name and no code', () => {
  expect(new Set(Object.values(Variable)).size).toBe(Object.keys(Variable).length);
  expect(new Set(Object.values(ExitCode)).size).toBe(Object.keys(ExitCode).length);
});
