import { Construct } from 'constructs';
import { Project } from 'projen';
import { describe, expect, test } from 'vitest';
import { DbtCloudMergeJob, Duration, SecretRef, ShellJob } from '../../../src';
import { PipelineJob } from '../../../src/definition/jobs/pipeline-job';
import { dbtProject, JOB, pipelineFiles, read, stringsIn, synthesized } from '../../support/pipelines';
import { repository } from '../../support/repository';
import { thrownBy } from '../../support/thrown';

const COMMANDS = { commands: ['true'] };

describe('a job stands below a DbtPipelines', () => {
  const message = 'job "lint": its scope is not below a `DbtPipelines`: hand `project.pipelines`, or the `DbtPipelines` that you made, as the first argument';

  test.each<[string, () => unknown]>([
    ['the project itself', () => dbtProject()],
    ['a project without pipelines', () => new Project({ name: 'plain', outdir: repository() })],
    ['a construct of a project', () => new Construct(dbtProject(), 'team')],
    ['nothing', () => undefined],
    ['null', () => null],
    ['a text', () => 'pipelines'],
  ])('and not below %s', (_, scope) => {
    expect(thrownBy(() => new ShellJob(scope() as never, 'lint', COMMANDS))).toBe(message);
  });

  test('directly or below constructs of one\'s own', () => {
    const project = dbtProject();
    const team = new Construct(new Construct(project.pipelines, 'team'), 'data');
    new ShellJob(team, 'deep', COMMANDS);
    expect(Object.keys(synthesized(project))).toContain('.github/workflows/deep.yml');
  });
});

describe('an id is taken once', () => {
  test('at the line of the second job in the same scope', () => {
    const { pipelines } = dbtProject();
    new ShellJob(pipelines, 'lint', COMMANDS);
    expect(thrownBy(() => new ShellJob(pipelines, 'lint', COMMANDS))).toBe('id of the job: "lint" is taken by another job: give one of the two another id');
  });

  test.each([['lint', 'lint'], ['lint', 'Lint'], ['dbt-lint', 'dbt_lint'], ['A-b', 'a_B']])('across scopes: %s and %s', (first, second) => {
    const project = dbtProject();
    new ShellJob(project.pipelines, first, { ...COMMANDS, name: 'first' });
    new ShellJob(new Construct(project.pipelines, 'team'), second, { ...COMMANDS, name: 'second' });
    expect(thrownBy(() => project.synth())).toContain(
      `  - team/${second}: the id "${second}" is taken by ${first}: ids must differ in more than case and "-" or "_": give one of the two another id (duplicate-id)`);
  });

  test.each(['a', 'lint', 'A1', 'dbt-run_2', 'a'.repeat(100), 'console'])('%s is an id', (id) => {
    expect(new ShellJob(dbtProject().pipelines, id, COMMANDS).name).toBe(id);
  });

  test.each(['', '1a', '-a', '_a', 'a.b', 'a b', 'a/b', 'ä', 'a\n', '${{ a }}', '😀', 'con', 'COM1', 'a'.repeat(101)])('%j is none', (id) => {
    expect(thrownBy(() => new ShellJob(dbtProject().pipelines, id, COMMANDS))).toMatch(/^id of the job: /);
  });
});

describe('a name comes out of all four files as it is, or is refused', () => {
  test.each([
    'Lint "SQL" it\'s', 'a: b', 'a #b', '# a', 'a b: c # d', '- a', '? a', '{a}', '[a]', '*a', '&a', '!a', '%a', '@a', '`a`', 'yes', '12:30', '0x1f', '~x', 'on',
    '😀 Über 漢字', '$NAME and $$', 'a\\b', '\\', '10', 'a|b', '<b>', '3.10', '||', 'constructor', '='.repeat(255), '😀'.repeat(255), `${'a b'.repeat(85)}`,
  ])('%j comes out', (name) => {
    const project = dbtProject();
    new DbtCloudMergeJob(project.pipelines, 'merge', { job: JOB, apiKey: SecretRef.named('DBT_API_KEY'), name });
    const files = synthesized(project);
    const paths = Object.keys(pipelineFiles(files));
    expect(paths).toHaveLength(4);
    for (const path of paths) expect(stringsIn(read(files, path)), path).toContain(name);
  });

  test.each([
    ['', 'is empty'], ['   ', 'is empty'], [' a', 'begins or ends with a space'], ['a ', 'begins or ends with a space'],
    ['a\nb', 'holds a line break'], ['a\n', 'holds a line break'], ['a\tb', 'holds a line break'], ['a\u2028b', 'holds a line break'],
    ['a\u0000b', 'holds a line break'], ['a${{ b }}', 'holds "${{"'], ['a$(b)', 'holds "$("'], ['$[a]', 'begins with "$["'],
    ['.hidden', 'begins with a dot'], ['pages', 'is a keyword of GitLab CI'], ['variables', 'is a keyword of GitLab CI'],
    ['a'.repeat(256), 'has 256 characters'], ['a'.repeat(300), 'has 300 characters'], ['\ud83d', 'holds a character that no text file can hold'],
    ['a\ufeffb', 'holds a character that no text file can hold'], ['__proto__', 'is a name that no JavaScript program can use as a key'],
  ])('%j is refused', (name, problem) => {
    const message = thrownBy(() => new ShellJob(dbtProject().pipelines, 'job', { ...COMMANDS, name }));
    expect(message).toMatch(/^name: ".*: set another `name`$/su);
    expect(message).toContain(problem);
  });

  test('the id is the name when none is given, and is checked as one', () => {
    expect(thrownBy(() => new ShellJob(dbtProject().pipelines, 'pages', COMMANDS))).toBe('name: "pages" is a keyword of GitLab CI: set another `name`');
    expect(new ShellJob(dbtProject().pipelines, 'pages', { ...COMMANDS, name: 'Docs' }).name).toBe('Docs');
  });

  test('two jobs do not share one', () => {
    const project = dbtProject();
    new ShellJob(project.pipelines, 'a', { ...COMMANDS, name: 'same' });
    new ShellJob(project.pipelines, 'b', { ...COMMANDS, name: 'same' });
    expect(thrownBy(() => project.synth())).toContain('b: the name "same" is taken by a: names must be unique: give one of the two another `name` (duplicate-name)');
  });
});

describe('a time-out', () => {
  test.each([[Duration.minutes(1), 1], [Duration.hours(1.5), 90], [Duration.hours(6), 360]])('comes out in minutes', (timeout, minutes) => {
    const project = dbtProject();
    new ShellJob(project.pipelines, 'job', { ...COMMANDS, timeout });
    expect(read(synthesized(project), '.github/workflows/job.yml')).toMatchObject({ jobs: { job: { 'timeout-minutes': minutes } } });
  });

  test('of more than 6 hours is refused', () => {
    expect(thrownBy(() => new ShellJob(dbtProject().pipelines, 'job', { ...COMMANDS, timeout: Duration.minutes(361) }))).toMatch(/^timeout: "361 minutes"/);
  });
});

describe('needs', () => {
  test('are the jobs at the time of the definition, once each', () => {
    const project = dbtProject();
    const first = new ShellJob(project.pipelines, 'first', COMMANDS);
    const needs: PipelineJob[] = [first, first];
    const last = new ShellJob(project.pipelines, 'last', { ...COMMANDS, needs });
    needs.push(last);
    expect(read(synthesized(project), '.github/workflows/last.yml')).toMatchObject({ jobs: { last: { needs: ['first'] } } });
  });

  test('stay inside one repository', () => {
    const foreign = new ShellJob(dbtProject().pipelines, 'foreign', COMMANDS);
    expect(thrownBy(() => new ShellJob(dbtProject().pipelines, 'job', { ...COMMANDS, needs: [foreign] }))).toBe(
      'needs: "foreign" is a job of another `DbtPipelines`: define both jobs below the same one');
  });
});
