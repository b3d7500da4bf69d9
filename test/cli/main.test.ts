import { describe, expect, test } from 'vitest';
import { folderWith } from './folder';
import { RecordedSurroundings } from './recorded-surroundings';
import manifest from '../../package.json';
import { main } from '../../src/cli/main';

async function run(...words: string[]): Promise<{ status: number; printed: readonly string[]; reported: readonly string[] }> {
  const surroundings = new RecordedSurroundings(folderWith({}));
  const status = await main(words, surroundings);
  return { status, printed: surroundings.printed, reported: surroundings.reported };
}

describe('help', () => {
  test.each(['--help', '-h', 'help'])('of all commands is the answer to %s', async (word) => {
    const { status, printed } = await run(word);
    expect(status).toBe(0);
    for (const name of ['synth', 'plan', 'rehearse', 'emulate', '--version']) expect(printed.join('\n')).toMatch(new RegExp(`^  ${name}[ ,]`, 'm'));
  });

  test('of a command is also the answer to help and its name', async () => {
    expect(await run('help', 'synth')).toEqual(await run('synth', '--help'));
  });

  test.each(['synth', 'plan', 'rehearse', 'emulate'])('of %s names every option that it takes, and runs nothing', async (name) => {
    const { status, printed, reported } = await run(name, '--anything', '--help');
    expect({ status, reported }).toEqual({ status: 0, reported: [] });
    expect(printed.join('\n')).toMatch(new RegExp(`^Usage: dbt-pipelines ${name} `, 'm'));
    expect(printed.join('\n')).toContain('Exit status: ');
  });

  test.each(['--help', 'synth', 'plan', 'rehearse', 'emulate'])('fits a terminal of 130 columns (%s)', async (word) => {
    const { printed } = await run(word, '--help');
    for (const line of printed.join('\n').split('\n')) expect(line.length).toBeLessThanOrEqual(130);
  });
});

test.each(['--version', '-v'])('%s is the version of the package', async (word) => {
  expect(await run(word)).toEqual({ status: 0, printed: [manifest.version], reported: [] });
});

describe('wrong usage', () => {
  test.each([
    [[], 'dbt-pipelines: no command', 'see dbt-pipelines --help'],
    [['synthesize'], 'dbt-pipelines: unknown command "synthesize"', 'see dbt-pipelines --help'],
    [['--verbose'], 'dbt-pipelines: unknown option "--verbose"', 'see dbt-pipelines --help'],
    [['synth', '--verbose'], 'dbt-pipelines synth: unknown option \'--verbose\'', 'see dbt-pipelines synth --help'],
    [['synt'], 'dbt-pipelines: unknown command "synt": did you mean `synth`?', 'see dbt-pipelines --help'],
    [['--versoin'], 'dbt-pipelines: unknown option "--versoin": did you mean `--version`?', 'see dbt-pipelines --help'],
    [['rehearse', '--brunch=main'], 'dbt-pipelines rehearse: unknown option \'--brunch\': did you mean `--branch`?', 'see dbt-pipelines rehearse --help'],
    [['synth', '--file'], 'dbt-pipelines synth: option \'--file <value>\' argument missing', 'see dbt-pipelines synth --help'],
    [['emulate', '--port', 'x'], 'dbt-pipelines emulate: --port x: it may be a whole number from 0 to 65535', 'see dbt-pipelines emulate --help'],
  ])('%j ends with status 2, one line that says what and one that says where to read', async (words, line, where) => {
    expect(await run(...words)).toEqual({ status: 2, printed: [], reported: [line, where] });
  });
});

test('a failure that is not wrong usage ends with status 1 and without the pointer to the help', async () => {
  const { status, reported } = await run('rehearse', '--branch', 'main');
  expect(status).toBe(1);
  expect(reported).toEqual([expect.stringMatching(/^dbt-pipelines rehearse: no pipeline file of any provider in /)]);
});
