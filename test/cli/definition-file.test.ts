import * as fs from 'node:fs';
import * as path from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderWith, linkPackages } from './folder';
import { findDefinitionFile, runDefinitionFile } from '../../src/cli/definition-file';

const ESM_PACKAGE = '{ "type": "module" }';
const CJS_PACKAGE = '{ "name": "shop" }';

/** Each writes the number of its runs, and whether every way to load projen gives the same one, next to itself. */
const TYPESCRIPT = `
import { writeFileSync } from 'node:fs';
import type { ProjectOptions } from 'projen';
import { Project } from 'projen';
import { sameProject } from './shared';
enum Kind { DBT = 'dbt' }
interface Named { readonly name: string }
class Shop implements Named {
  constructor(readonly name: string, private readonly kind: Kind = Kind.DBT) {}
  toString() { return this.name + this.kind; }
}
const options: ProjectOptions = { name: String(new Shop('jaffle')) };
const result = { name: options.name, same: sameProject(Project), require: require('projen').Project === Project };
writeFileSync(__dirname + '/result.json', JSON.stringify(result));
`;
const SHARED = `
import * as projen from 'projen';
export function sameProject(given: unknown): boolean { return given === projen.Project; }
`;
const ESM = `
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Project } from 'projen';
const { Project: again } = await import('projen');
writeFileSync(fileURLToPath(new URL('result.json', import.meta.url)), JSON.stringify({ same: Project === again }));
`;
const CJS = `
const { Project } = require('projen');
require('node:fs').writeFileSync(__dirname + '/result.json', JSON.stringify({ same: typeof Project === 'function' }));
`;

function resultIn(folder: string): unknown {
  return JSON.parse(fs.readFileSync(path.join(folder, 'result.json'), 'utf8'));
}

describe('a definition', () => {
  test.each([
    ['no package.json', {}],
    ['a CommonJS package', { 'package.json': CJS_PACKAGE }],
    ['an ESM package', { 'package.json': ESM_PACKAGE }],
  ])('in TypeScript runs in %s, and projen is loaded once', async (_, files) => {
    const folder = folderWith({ ...files, '.projenrc.ts': TYPESCRIPT, 'shared.ts': SHARED });
    linkPackages(folder, 'projen', 'constructs');
    await runDefinitionFile(path.join(folder, '.projenrc.ts'));
    expect(resultIn(folder)).toEqual({ name: 'jaffledbt', same: true, require: true });
  });

  test.each([
    ['.projenrc.js', ESM, {}],
    ['.projenrc.js', ESM, { 'package.json': CJS_PACKAGE }],
    ['.projenrc.js', ESM, { 'package.json': ESM_PACKAGE }],
    ['.projenrc.mjs', ESM, {}],
    ['.projenrc.mts', ESM, {}],
    ['.projenrc.js', CJS, {}],
    ['.projenrc.js', CJS, { 'package.json': ESM_PACKAGE }],
    ['.projenrc.cjs', CJS, { 'package.json': ESM_PACKAGE }],
  ])('in %s runs whatever its syntax and its package are (%#)', async (name, text, files) => {
    const folder = folderWith({ ...files, [name]: text });
    linkPackages(folder, 'projen', 'constructs');
    await runDefinitionFile(path.join(folder, name));
    expect(resultIn(folder)).toEqual({ same: true });
  });

  test.each(['.projenrc.js', '.projenrc.cjs', '.projenrc.mjs', '.projenrc.ts'])('in %s that throws has run once, not twice', async (name) => {
    const folder = folderWith({ [name]: 'process.emit(\'definition-ran\'); throw new Error(\'no\');' });
    let runs = 0;
    const count = () => { runs += 1; };
    process.on('definition-ran' as 'exit', count);
    await expect(runDefinitionFile(path.join(folder, name))).rejects.toThrow('no');
    process.off('definition-ran' as 'exit', count);
    expect(runs).toBe(1);
  });

  test('leaves nothing in the repository but what it writes itself', async () => {
    const folder = folderWith({ '.projenrc.ts': 'const answer: number = 42; export default answer;' });
    await runDefinitionFile(path.join(folder, '.projenrc.ts'));
    expect(fs.readdirSync(folder)).toEqual(['.projenrc.ts']);
  });
});

describe('the definition of a repository', () => {
  test.each(['.projenrc.ts', '.projenrc.mts', '.projenrc.js', '.projenrc.mjs', '.projenrc.cjs'])('may be %s', (name) => {
    const folder = folderWith({ [name]: '' });
    expect(findDefinitionFile(folder, undefined)).toBe(path.join(folder, name));
  });

  test('may have any name when it is named', () => {
    const folder = folderWith({ 'ci/pipelines.ts': '', '.projenrc.ts': '' });
    expect(findDefinitionFile(folder, 'ci/pipelines.ts')).toBe(path.join(folder, 'ci', 'pipelines.ts'));
  });

  test('is never guessed between two', () => {
    const folder = folderWith({ '.projenrc.ts': '', '.projenrc.js': '' });
    expect(() => findDefinitionFile(folder, undefined)).toThrow('both .projenrc.ts and .projenrc.js are here: say which one with --file');
  });

  test('must exist', () => {
    const folder = folderWith({});
    expect(() => findDefinitionFile(folder, undefined)).toThrow(`no .projenrc.ts in ${folder}`);
    expect(() => findDefinitionFile(folder, 'x.ts')).toThrow('--file x.ts: there is no such file');
  });
});
