import { describe, expect, test } from 'vitest';
import { FAKE_PLANNERS, job, pipeline, step } from './fake-planners';
import { folderWith } from './folder';
import { RecordedSurroundings } from './recorded-surroundings';
import { rehearsed } from './rehearsed';
import { CommandError, UsageError } from '../../src/cli/command-error';
import { rehearseCommand } from '../../src/cli/rehearse';

describe('the choice of jobs', () => {
  const both = { 'gitlab.json': pipeline(job('a', [step('true')])), 'github/a.json': pipeline(job('a', [step('true')]), job('b', [step('true')])) };

  test('is every provider that has a file here, in the order of the table', async () => {
    expect((await rehearsed(both)).jobs.map(({ provider, job: id }) => `${provider} ${id}`)).toEqual(['github a', 'github b', 'gitlab a']);
  });

  test('may be some providers, in one word or in several', async () => {
    for (const words of [['--provider', 'gitlab'], ['--provider', 'gitlab,gitlab']]) {
      expect((await rehearsed(both, words)).jobs.map(({ provider }) => provider)).toEqual(['gitlab']);
    }
    expect((await rehearsed(both, ['--provider', 'gitlab', '--provider', 'github'])).jobs).toHaveLength(3);
  });

  test('may be one job, by key or by name, without those that it needs', async () => {
    const files = { 'github/a.json': pipeline(job('a', [step('exit 1')]), job('b', [step('true')], { needs: ['a'] })) };
    for (const word of ['b', 'Job b']) expect((await rehearsed(files, ['--job', word])).jobs.map(({ job: id }) => id)).toEqual(['b']);
  });

  test('takes the key as the definition has it, also where a provider has to spell it with "_"', async () => {
    const files = { 'gitlab.json': pipeline(job('run-it', [])), 'azure.json': pipeline(job('run_it', [])) };
    expect((await rehearsed(files, ['--job', 'run-it'])).jobs.map(({ job: id }) => id)).toEqual(['run-it', 'run_it']);
  });

  test('of a job that does not run for the event is an error that names those that do', async () => {
    await expect(rehearsed(both, ['--job', 'c'])).rejects.toThrow('--job c: it does not run for a push to main on GitHub Actions; these do: a, b');
    await expect(rehearsed(both, ['--job', 'c'])).rejects.toBeInstanceOf(CommandError);
  });

  test('may be empty, which is said and is no failure', async () => {
    const result = await rehearsed(both, ['--branch', 'other']);
    expect(result).toMatchObject({ status: 0, jobs: [] });
    expect(result.lines).toEqual(['note: GitHub Actions: no job runs for a push to other', 'note: GitLab CI: no job runs for a push to other']);
  });

  test('says what of a file was not evaluated', async () => {
    const { lines } = await rehearsed({ 'gitlab.json': JSON.stringify({ main: { jobs: [], unknown: ['the key include'] } }) });
    expect(lines[0]).toBe('note: GitLab CI: not evaluated: the key include');
  });

  test('of a provider without a file is an error that says where files are looked for', async () => {
    await expect(rehearsed(both, ['--provider', 'azure'])).rejects.toThrow(
      /^no pipeline file of Azure Pipelines in .* \(azure\.json\): run `npx dbt-pipelines synth` first$/,
    );
    await expect(rehearsed({})).rejects.toThrow(/^no pipeline file of any provider in /);
  });

  test('of a file that is not YAML is an error that names the file', async () => {
    await expect(rehearsed({ 'gitlab.json': 'a: [' })).rejects.toThrow(/^gitlab\.json is not valid YAML: /);
  });
});

describe('wrong usage', () => {
  test.each([
    [['--provider', 'jenkins'], '--provider jenkins: it may be github, gitlab, azure, bitbucket or all'],
    [['--event', 'tag'], '--event tag: it may be push'],
    [['--branch', ''], '--branch is missing'],
    [['--against', 'nothing'], '--against nothing: it may be emulator or real'],
    [['--secret', 'NO_SUCH_VARIABLE'], '--secret NO_SUCH_VARIABLE: no variable of that name is set'],
    [['--secret', 'a b'], '--secret: the name "a b" may hold only letters, digits and "_"'],
    [['--verbose'], 'unknown option \'--verbose\''],
    [['extra'], 'unexpected argument \'extra\''],
  ])('%j is refused in one line', async (words, message) => {
    const error: unknown = await rehearsed({ 'gitlab.json': pipeline() }, words).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UsageError);
    expect((error as UsageError).message).toContain(message);
    expect((error as UsageError).message).not.toContain('\n');
  });

  test('of a secret never shows what may be its value', async () => {
    const words = ['--secret', 'my key=s3cr3t'];
    await expect(rehearsed({ 'gitlab.json': pipeline() }, words)).rejects.toThrow(/^--secret: the name may hold only letters/);
  });
});

test('people get a table', async () => {
  const surroundings = new RecordedSurroundings(folderWith({ 'gitlab.json': pipeline(job('a', [step('true')]), job('b', [step('exit 3')])) }));
  expect(await rehearseCommand(FAKE_PLANNERS).run(['--branch', 'main'], surroundings)).toBe(1);
  expect(surroundings.printed.slice(-3).map((line) => line.split(/ {2,}/).slice(0, 4))).toEqual([
    ['provider', 'job', 'result', 'exit code'],
    ['GitLab CI', 'a', 'succeeded', '0'],
    ['GitLab CI', 'b', 'failed', '3'],
  ]);
});
