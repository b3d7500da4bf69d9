import { spawnSync } from 'node:child_process';
import * as path from 'node:path';
import { expect, test } from 'vitest';
import { folderWith, linkPackages } from './folder';
import { RecordedSurroundings } from './recorded-surroundings';
import { CommandError } from '../../src/cli/command-error';
import { synth } from '../../src/cli/synth';

async function errorOf(files: Readonly<Record<string, string>>, ...words: string[]): Promise<string> {
  const folder = folderWith(files);
  linkPackages(folder, 'projen', 'constructs');
  const error = await synth.run(words, new RecordedSurroundings(folder)).then(() => undefined, (thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(CommandError);
  return (error as CommandError).message;
}

const LIBRARY = JSON.stringify(path.resolve('src/index.ts'));
const DEFINITION = `import { CiProvider, DbtPipelines, ShellJob } from ${LIBRARY};
import { Project } from 'projen';

const project = new Project({ name: 'p' });
const pipelines = new DbtPipelines(project, { providers: [CiProvider.GITLAB] });
new ShellJob(pipelines, 'docs', { commands: ['true'] });
`;

/** Runs a definition in a process of its own, which ends as it would at a terminal. */
function ran(definition: string): { status: number | null; stdout: string; stderr: string } {
  const folder = folderWith({ '.projenrc.ts': definition });
  linkPackages(folder, 'projen', 'constructs');
  const words = ['--import', path.resolve('node_modules/tsx/dist/loader.mjs'), path.resolve('test/docs/synth-process.ts')];
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { cwd: folder, encoding: 'utf8' });
  return { status, stdout, stderr };
}

test('a definition that writes its pipelines is a success, which is said in one line', () => {
  const line = expect.stringMatching(/^\d files written; PIPELINES\.md says what to set up\n$/);
  expect(ran(`${DEFINITION}project.synth();\n`)).toEqual({ status: 0, stdout: line, stderr: '' });
});

test('a definition may write them later than at its end', () => {
  expect(ran(`${DEFINITION}setTimeout(() => project.synth(), 20);\n`)).toMatchObject({ status: 0, stderr: '' });
});

test.each([['is empty', ''], ['forgets project.synth()', DEFINITION]])('a definition that %s is no success', (_, definition) => {
  const line = 'dbt-pipelines synth: .projenrc.ts: no pipelines were written: call `project.synth()` at its end\n';
  expect(ran(definition)).toEqual({ status: 1, stdout: '', stderr: line });
});

test.each([
  ['void Promise.reject(new Error("nobody waits"));', 'nobody waits'],
  ['setTimeout(() => { throw new Error("too late"); }, 5);', 'too late'],
  ['await new Promise(() => undefined);', 'it awaits something that never comes'],
])('an error that nobody waits for is an error of the definition: %s', (definition, message) => {
  const { status, stderr } = ran(definition);
  expect({ status, lines: stderr.split('\n').length }).toEqual({ status: 1, lines: 2 });
  expect(stderr).toMatch(new RegExp(`^dbt-pipelines synth: \\.projenrc\\.ts(:1:\\d+)?: ${message}`));
});

test('an error of the definition is shown with its place in the file, without a stack', async () => {
  const text = 'interface Unused {\n  a: string;\n}\n\nfunction check(): never {\n  throw new Error("no job is defined");\n}\ncheck();\n';
  expect(await errorOf({ '.projenrc.ts': text })).toMatch(/^\.projenrc\.ts:6:\d+: no job is defined$/);
});

test('an error that a library throws is shown with the line of the definition that called it', async () => {
  const text = 'import { Project } from \'projen\';\n\nnew Project(\n  undefined as never);\n';
  expect(await errorOf({ '.projenrc.ts': text })).toMatch(/^\.projenrc\.ts:[34]:\d+: .*undefined/);
});

test('an error below many frames of other files keeps its line', async () => {
  const deep = 'export function deep(n: number): never {\n  if (n === 0) throw new Error("deep down");\n  return deep(n - 1);\n}\n';
  const definition = 'import { deep } from "./deep";\n\ndeep(40);\n';
  expect(await errorOf({ '.projenrc.ts': definition, 'deep.ts': deep })).toMatch(/^\.projenrc\.ts:3:\d+: deep down$/);
});

test('a syntax error is shown with its place and its line', async () => {
  expect(await errorOf({ '.projenrc.ts': 'const a = 1;\nconst b: = 3;\n' })).toBe('.projenrc.ts:2:10: Unexpected token\n  const b: = 3;\n           ^');
});

test('a package that is not installed is named, with the command that installs it', async () => {
  const message = await errorOf({ '.projenrc.ts': 'import { DbtProject } from \'projen-dbt-pipelines\';\nnew DbtProject();\n' });
  expect(message).toContain('\'projen-dbt-pipelines\'');
  expect(message).toContain('npm install --save-dev projen constructs projen-dbt-pipelines');
});

test('a thrown value that is not an error is shown as it is', async () => {
  expect(await errorOf({ '.projenrc.js': 'throw \'just words\';' })).toBe('.projenrc.js: just words');
});

test('--stack shows the stack', async () => {
  expect(await errorOf({ '.projenrc.ts': 'throw new Error("no");' }, '--stack')).toMatch(/^Error: no\n {4}at /);
});
