import * as fs from 'node:fs';
import * as path from 'node:path';
import { expect, test } from 'vitest';
import { blocksOf, codeOf, documentPaths, readDocument, ROOT } from './markdown';
import { main } from '../../src/cli/main';
import { RecordedSurroundings } from '../cli/recorded-surroundings';

/** Programs that are no part of this repository. */
const OTHERS = ['npm', 'npx', 'git', 'echo', 'python'];

interface Command {
  readonly document: string;
  readonly command: string;
}

/** Command lines in shell blocks and in running text, without comments and variables in front. */
function commandsIn(document: string): Command[] {
  const text = readDocument(document);
  const shell = blocksOf(text).filter(({ language }) => language === 'sh').flatMap((block) => block.text.split('\n'));
  const inline = codeOf(text).filter((code) => /^(?:npm|npx|\.ci\/run|CI_\w+=\S+) /.test(code));
  const lines = [...shell, ...inline].flatMap((line) => line.replace(/(^|\s)#.*/, '').split(' && '));
  return lines.map((line) => line.replace(/^CI_\w+=\S+ /, '').trim()).filter((line) => line !== '').map((command) => ({ document, command }));
}

const COMMANDS = documentPaths().flatMap(commandsIn);

/** The words behind a beginning, of each command that has it. */
function after(beginning: string): (Command & { readonly words: string[] })[] {
  return COMMANDS.filter(({ command }) => command.startsWith(`${beginning} `))
    .map(({ document, command }) => ({ document, command, words: command.slice(beginning.length).trim().split(/\s+/) }));
}

async function helpOf(...words: readonly string[]): Promise<string> {
  const surroundings = new RecordedSurroundings(ROOT);
  expect(await main([...words, '--help'], surroundings)).toBe(0);
  return surroundings.printed.join('\n');
}

test.each(COMMANDS)('$document: `$command` starts a program that is here or that everybody has', ({ command }) => {
  const [program] = command.replace(/^node /, '').split(' ');
  expect(OTHERS.includes(program) || fs.existsSync(path.join(ROOT, program))).toBe(true);
});

test.each(after('npm run'))('$document: `$command` is a script of package.json', ({ words }) => {
  const { scripts } = JSON.parse(readDocument('package.json')) as { scripts: Record<string, string> };
  expect(Object.keys(scripts)).toContain(words[0]);
});

test.each(after('npx projen'))('$document: `$command` is a task', ({ words }) => {
  const { tasks } = JSON.parse(readDocument('.projen/tasks.json')) as { tasks: Record<string, unknown> };
  expect(Object.keys(tasks)).toContain(words[0]);
});

test.each(after('npx --no dbt-pipelines'))('$document: the help of `$command` knows its options', async ({ words: [name, ...words] }) => {
  const help = await helpOf(name);
  expect(help).toContain(`Usage: dbt-pipelines ${name}`);
  for (const option of words.filter((word) => word.startsWith('--'))) expect(help).toMatch(new RegExp(`^  ${option}\\b`, 'm'));
});

test('no document has npx run a package of the registry that only has the name of our command', () => {
  expect(COMMANDS.filter(({ command }) => /^npx (?:-\S+ )*dbt-pipelines\b/.test(command) && !command.startsWith('npx --no dbt-pipelines'))).toEqual([]);
});

test('README names each command that the help lists', async () => {
  const names = [...(await helpOf()).matchAll(/^ {2}(\w+) {2,}/gm)].map(([, name]) => name);
  expect(names.length).toBeGreaterThan(2);
  expect(names.filter((name) => !readDocument('README.md').includes(`npx --no dbt-pipelines ${name}`))).toEqual([]);
});
