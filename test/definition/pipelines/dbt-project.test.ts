import * as fs from 'node:fs';
import * as path from 'node:path';
import { describe, expect, test } from 'vitest';
import { DbtCloudMergeJob, DbtProject, ShellJob, SqlFluffDialect, SqlFluffLint } from '../../../src';
import { ALL_PROVIDERS, dbtProject, MERGE } from '../../support/pipelines';
import { filesIn, repository, statesIn, timedStatesIn, write } from '../../support/repository';
import { thrownBy } from '../../support/thrown';

const OWN = {
  'dbt_project.yml': 'name: shop\n',
  'models/orders.sql': 'select 1\n',
  '.gitignore': 'target/\n# mine\n',
  '.gitattributes': '*.sql text\n',
  'README.md': '# Shop\n',
  'package.json': '{ "name": "shop" }\n',
  '.github/workflows/own.yml': 'on: push\n',
};

const WRITTEN = [
  '.azure-pipelines/lint.yml', '.azure-pipelines/merge.yml', '.dbt-pipelines/run-and-monitor.mjs', '.github/workflows/lint.yml',
  '.github/workflows/merge.yml', '.gitlab-ci.yml', '.projen/files.json', '.projen/tasks.json', 'PIPELINES.md', 'bitbucket-pipelines.yml',
];

/** The definition of the design, in a folder. */
function define(folder: string): DbtProject {
  const project = dbtProject({}, folder);
  new SqlFluffLint(project.pipelines, 'lint', { dialect: SqlFluffDialect.SNOWFLAKE });
  new DbtCloudMergeJob(project.pipelines, 'merge', MERGE);
  return project;
}

describe('in a dbt repository', () => {
  test('it adds the pipelines and the records of projen, and touches nothing else', () => {
    const folder = repository(OWN);
    const before = timedStatesIn(folder);
    define(folder).synth();
    expect(Object.keys(filesIn(folder)).sort()).toEqual([...Object.keys(OWN), ...WRITTEN].sort());
    expect(timedStatesIn(folder)).toMatchObject(before);
  });

  test('without any file it adds the same', () => {
    const folder = repository();
    define(folder).synth();
    expect(Object.keys(filesIn(folder)).sort()).toEqual([...WRITTEN].sort());
  });

  test('a second synthesis changes no byte and no mode', () => {
    const folder = repository(OWN);
    define(folder).synth();
    const before = statesIn(folder);
    define(folder).synth();
    expect(statesIn(folder)).toEqual(before);
  });

  test('the same project may be synthesized twice', () => {
    const project = define(repository(OWN));
    project.synth();
    const before = statesIn(project.outdir);
    project.synth();
    expect(statesIn(project.outdir)).toEqual(before);
  });

  test('the order of definitions decides nothing but the order in the files', () => {
    const [first, second] = [dbtProject(), dbtProject()];
    new SqlFluffLint(first.pipelines, 'lint', { dialect: SqlFluffDialect.SNOWFLAKE });
    new DbtCloudMergeJob(first.pipelines, 'merge', MERGE);
    new DbtCloudMergeJob(second.pipelines, 'merge', MERGE);
    new SqlFluffLint(second.pipelines, 'lint', { dialect: SqlFluffDialect.SNOWFLAKE });
    for (const project of [first, second]) project.synth();
    expect(Object.keys(filesIn(second.outdir))).toEqual(Object.keys(filesIn(first.outdir)));
    expect(filesIn(second.outdir)['.github/workflows/merge.yml']).toBe(filesIn(first.outdir)['.github/workflows/merge.yml']);
  });

  test('a job that is deleted from the definition takes its files with it', () => {
    const folder = repository(OWN);
    define(folder).synth();
    const project = dbtProject({}, folder);
    new SqlFluffLint(project.pipelines, 'lint', { dialect: SqlFluffDialect.SNOWFLAKE });
    project.synth();
    const gone = ['.azure-pipelines/merge.yml', '.dbt-pipelines/run-and-monitor.mjs', '.github/workflows/merge.yml'];
    expect(Object.keys(filesIn(folder)).sort()).toEqual([...Object.keys(OWN), ...WRITTEN].filter((name) => !gone.includes(name)).sort());
    expect(filesIn(folder)['.gitlab-ci.yml']).not.toContain('merge');
  });

  test('a provider that is deleted from the definition takes its files with it', () => {
    const folder = repository(OWN);
    define(folder).synth();
    const project = dbtProject({ providers: [ALL_PROVIDERS[1]] }, folder);
    new SqlFluffLint(project.pipelines, 'lint', { dialect: SqlFluffDialect.SNOWFLAKE });
    project.synth();
    expect(Object.keys(filesIn(folder)).filter((name) => name.endsWith('.yml'))).toEqual(['.github/workflows/own.yml', '.gitlab-ci.yml', 'dbt_project.yml']);
  });
});

describe('a synthesis that fails leaves the files of the last good one untouched', () => {
  test.each<[string, (project: DbtProject) => void]>([
    ['with no job', () => undefined],
    ['with two jobs of one id', (project) => {
      new ShellJob(project.pipelines, 'a', { commands: ['true'], name: '1' });
      new ShellJob(project.pipelines, 'A', { commands: ['true'], name: '2' });
    }],
    ['with an override that has no target', (project) => {
      new ShellJob(project.pipelines, 'a', { commands: ['true'] });
      project.pipelines.file(ALL_PROVIDERS[0], 'a').addDeletionOverride('jobs.b');
    }],
    ['with a hand-written file in the way', (project) => {
      write(project.outdir, '.github/workflows/new.yml', 'on: push\n');
      new ShellJob(project.pipelines, 'new', { commands: ['true'] });
    }],
  ])('%s', (_, add) => {
    const folder = repository(OWN);
    define(folder).synth();
    const project = dbtProject({}, folder);
    add(project);
    const before = timedStatesIn(folder);
    expect(thrownBy(() => project.synth())).toMatch(/^the pipelines cannot be written, and no file was touched:\n {2}- /);
    expect(timedStatesIn(folder)).toEqual(before);
  });

  test('and every problem is in the one error', () => {
    const project = dbtProject();
    new ShellJob(project.pipelines, 'a', { commands: ['true'], name: 'same' });
    new ShellJob(project.pipelines, 'A', { commands: ['true'], name: 'same' });
    expect(thrownBy(() => project.synth())?.split('\n')).toHaveLength(3);
  });
});

describe('a pipeline file that somebody wrote by hand', () => {
  test.each([
    '.gitlab-ci.yml', 'bitbucket-pipelines.yml', '.github/workflows/lint.yml', '.azure-pipelines/lint.yml', '.dbt-pipelines/run-and-monitor.mjs', 'PIPELINES.md',
  ])('is refused and kept: %s', (name) => {
    const folder = repository({ ...OWN, [name]: 'mine: true\n' });
    const before = timedStatesIn(folder);
    const message = thrownBy(() => define(folder).synth());
    expect(message).toContain(`"${name}" is there and was not written by this library, so it is left alone`);
    expect(message).toContain('(foreign-file)');
    expect(timedStatesIn(folder)).toEqual(before);
  });

  test('is refused when it only quotes our mark', () => {
    const folder = repository({ ...OWN, '.gitlab-ci.yml': 'mine: true # not "~~ Generated by projen-dbt-pipelines"\n' });
    expect(thrownBy(() => define(folder).synth())).toContain('(foreign-file)');
  });

  test('is refused where a link has the name: what is behind it may be outside the repository', () => {
    const folder = repository(OWN);
    fs.symlinkSync(path.join(folder, '..', 'somewhere-else.yml'), path.join(folder, '.gitlab-ci.yml'));
    expect(thrownBy(() => define(folder).synth())).toContain('".gitlab-ci.yml" is there');
  });

  test.each(['.azure-pipelines', '.dbt-pipelines'])('is refused where it has the name of a folder that we need, before anything is written: %s', (name) => {
    const folder = repository({ ...OWN, [name]: 'mine\n' });
    const before = timedStatesIn(folder);
    expect(thrownBy(() => define(folder).synth())).toContain(`"${name}" is there`);
    expect(timedStatesIn(folder)).toEqual(before);
  });

  test('is refused where a folder has the name, too', () => {
    const folder = repository({ '.gitlab-ci.yml/include.yml': 'mine: true\n' });
    expect(thrownBy(() => define(folder).synth())).toContain('".gitlab-ci.yml" is there and was not written by this library');
  });

  test('can stay beside ours on GitLab', () => {
    const folder = repository({ '.gitlab-ci.yml': 'include: [{ local: .gitlab/dbt.yml }]\n' });
    const project = dbtProject({ gitlab: { path: '.gitlab/dbt.yml' } }, folder);
    new ShellJob(project.pipelines, 'job', { commands: ['true'] });
    project.synth();
    expect(filesIn(folder)['.gitlab-ci.yml']).toBe('include: [{ local: .gitlab/dbt.yml }]\n');
    expect(filesIn(folder)['.gitlab/dbt.yml']).toContain('~~ Generated by projen-dbt-pipelines');
  });
});

describe('files of ours are known', () => {
  test.each([
    ['from their mark, when the record of projen was lost', (record: string) => fs.rmSync(record, { force: true })],
    ['from their mark, when the record holds the marks of a merge conflict', (record: string) => {
      fs.chmodSync(record, 0o644);
      fs.writeFileSync(record, '<<<<<<< ours\n{}\n');
    }],
  ])('%s', (_, damage) => {
    const folder = repository(OWN);
    define(folder).synth();
    const before = filesIn(folder);
    damage(path.join(folder, '.projen', 'files.json'));
    define(folder).synth();
    expect(filesIn(folder)).toEqual(before);
  });

  test('from the record, when somebody has edited one', () => {
    const folder = repository();
    define(folder).synth();
    const before = filesIn(folder);
    fs.chmodSync(path.join(folder, '.gitlab-ci.yml'), 0o644);
    write(folder, '.gitlab-ci.yml', 'edited: true\n');
    define(folder).synth();
    expect(filesIn(folder)).toEqual(before);
  });
});
