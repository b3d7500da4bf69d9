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

test('a definition that runs is a success', async () => {
  expect(await synth.run([], new RecordedSurroundings(folderWith({ '.projenrc.ts': 'const a: number = 1; void a;' })))).toBe(0);
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

test('a syntax error is shown with its line', async () => {
  expect(await errorOf({ '.projenrc.ts': 'const a = 1;\nconst b: = 3;\n' })).toMatch(/^\.projenrc\.ts:2:\d+: ParseError: Unexpected token\s*$/);
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
