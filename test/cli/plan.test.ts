import { describe, expect, test } from 'vitest';
import { job, pipeline, skippedJob, step, written } from './fake-planners';
import { planned } from './planned';
import { CommandError, UsageError } from '../../src/cli/command-error';

const LINT = job('lint', [step('sqlfluff lint')]);
const MERGE = job('merge', [step('dbt build')], { needs: ['lint'] });
const AGREEING = { 'gitlab.json': written({ jobs: [LINT, MERGE], skipped: [skippedJob('docs')] }), 'github/a.json': pipeline(LINT, MERGE) };

describe('the plan of one event', () => {
  test('is a line a job and a column a service, with what each waits for', async () => {
    const { status, lines } = await planned(AGREEING);
    expect(status).toBe(0);
    expect(lines.slice(0, 6)).toEqual([
      'a push to "main"', '',
      '           GitHub Actions  GitLab CI',
      'Job lint   runs            runs',
      'Job merge  after Job lint  after Job lint',
      'Job docs   -               -',
    ]);
    expect(lines[lines.length - 1]).toBe('GitHub Actions and GitLab CI agree');
  });

  test('says of each job why it runs or not, with the line of the file that decided', async () => {
    const { lines } = await planned(AGREEING);
    const file = AGREEING['gitlab.json'].split('\n');
    const lineOf = (text: string): number => file.findIndex((line) => line.includes(text)) + 1;
    const [first, ...reasons] = lines.slice(lines.indexOf('Job lint'), -2);
    expect([first, ...reasons].filter((line) => line !== '').map((line) => line.trim().split(/ {2,}/))).toEqual([
      ['Job lint'],
      ['GitHub Actions', 'runs', `github/a.json:${lineOf('"lint"')}`, 'main is named'],
      ['GitLab CI', 'runs', `gitlab.json:${lineOf('"lint"')}`, 'main is named'],
      ['Job merge'],
      ['GitHub Actions', 'runs', `github/a.json:${lineOf('"merge"')}`, 'main is named'],
      ['GitLab CI', 'runs', `gitlab.json:${lineOf('"merge"')}`, 'main is named'],
      ['Job docs'],
      ['GitHub Actions', '-', 'no file has such a job'],
      ['GitLab CI', '-', `gitlab.json:${lineOf('"docs"')}`, 'docs is left out'],
    ]);
  });

  test('says what was not evaluated, and what was taken for granted', async () => {
    const { lines } = await planned({ 'gitlab.json': written({ jobs: [LINT], unknown: ['the key include'], assumed: ['a schedule is set up'] }) });
    expect(lines.join('\n')).toContain('not evaluated\n  GitLab CI: gitlab.json: the key include\n');
    expect(lines.join('\n')).toContain('taken for granted\n  GitLab CI: gitlab.json: a schedule is set up\n');
  });

  test('of one service alone has nothing to compare', async () => {
    const { status, lines } = await planned(AGREEING, ['--branch', 'main', '--provider', 'gitlab']);
    expect(status).toBe(0);
    expect(lines[lines.length - 1]).toBe('only GitLab CI has files here: there is nothing to compare');
  });

  test('ends with status 3 when the services differ, and names the first differences', async () => {
    const { status, lines } = await planned({ ...AGREEING, 'azure.json': pipeline(LINT) });
    expect(status).toBe(3);
    expect(lines.slice(-2)).toEqual(['the services differ', '  "Job merge" runs on GitHub Actions and GitLab CI; does not run on Azure Pipelines']);
  });

  test('may leave out files that this library did not write', async () => {
    const files = { ...AGREEING, 'github/release.json': JSON.stringify({ main: { jobs: [job('release', [])] } }) };
    expect((await planned(files)).status).toBe(3);
    expect((await planned(files, ['--branch', 'main', '--generated'])).status).toBe(0);
  });

  test('shows what a job does once for all services that do the same', async () => {
    const { lines } = await planned(AGREEING, ['--branch', 'main', '--details']);
    const start = lines.indexOf('  on GitHub Actions and GitLab CI');
    expect(lines.slice(start, start + 4)).toEqual([
      '  on GitHub Actions and GitLab CI',
      '    waits for no job, uses no Node.js or Python of a known version and has no time-out of its own',
      '    commands',
      '      sqlfluff lint',
    ]);
  });

  test('as JSON has all of it', async () => {
    const { lines } = await planned(AGREEING, ['--branch', 'main', '--json']);
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0])).toMatchObject({
      event: { kind: 'push', branch: 'main' },
      agree: true,
      services: [
        { provider: 'github', jobs: [{ id: 'lint', commands: ['sqlfluff lint'], why: 'main is named' }, { name: 'Job merge', after: ['Job lint'] }] },
        { provider: 'gitlab', skipped: [{ id: 'docs', why: 'docs is left out' }] },
      ],
    });
  });
});

describe('the table of all events', () => {
  test('has a line a job and a column an event', async () => {
    const files = { 'gitlab.json': JSON.stringify({ 'main': { jobs: [LINT] }, 'any-other-branch': { jobs: [MERGE] } }), 'github/a.json': pipeline(LINT) };
    const { status, lines } = await planned(files, ['--all']);
    expect(status).toBe(3);
    expect(lines.slice(0, 3)).toEqual([
      'job        push to main  push to any-other-branch  pull request into main  tag v1.0.0',
      'Job lint   runs          -                         -                       -',
      'Job merge  -             gitlab only               gitlab only             -',
    ]);
    expect(lines).toContain('  a push to "any-other-branch": "Job merge" does not run on GitHub Actions; runs on GitLab CI');
  });

  test('takes another default branch', async () => {
    const { lines } = await planned({ 'gitlab.json': JSON.stringify({ master: { jobs: [LINT] } }) }, ['--all', '--branch', 'master']);
    expect(lines[0]).toContain('push to master');
  });
});

describe('wrong usage', () => {
  test.each([
    [['--event', 'merge'], '--event merge: it may be push, pull-request, tag, schedule, manual'],
    [[], '--branch is missing'],
    [['--all', '--tag', 'v1'], '--tag has no meaning with --all: leave one of them out'],
    [['--all', '--event', 'tag'], '--event has no meaning with --all: leave one of them out'],
    [['--all', '--event', 'push'], '--event has no meaning with --all: leave one of them out'],
    [['--branch', 'main', '--provider', 'jenkins'], '--provider jenkins: it may be'],
  ])('%j is refused in one line', async (words, message) => {
    const error: unknown = await planned({ 'gitlab.json': pipeline() }, words).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UsageError);
    expect((error as UsageError).message).toContain(message);
  });
});

test('a repository without pipeline files, and a file that is not YAML, are no wrong usage', async () => {
  const repositories: Readonly<Record<string, string>>[] = [{}, { 'gitlab.json': 'a: [' }];
  for (const files of repositories) {
    const error: unknown = await planned(files).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(CommandError);
    expect(error).not.toBeInstanceOf(UsageError);
  }
});
