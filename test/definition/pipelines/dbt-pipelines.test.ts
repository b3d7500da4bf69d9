import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Construct } from 'constructs';
import { Project } from 'projen';
import { NodeProject } from 'projen/lib/javascript';
import { describe, expect, test } from 'vitest';
import { CiProvider, DbtPipelines, ShellJob } from '../../../src';
import { ALL_PROVIDERS, dbtProject, read } from '../../support/pipelines';
import { filesIn, repository } from '../../support/repository';
import { thrownBy } from '../../support/thrown';

const COMMANDS = { commands: ['true'] };
const OPTIONS = { providers: ALL_PROVIDERS };

describe('DbtPipelines.of', () => {
  test('finds them from the project, from themselves and from any construct below', () => {
    const project = dbtProject();
    const team = new Construct(project.pipelines, 'team');
    const job = new ShellJob(team, 'job', COMMANDS);
    for (const construct of [project, project.pipelines, team, job]) expect(DbtPipelines.of(construct)).toBe(project.pipelines);
  });

  test('says what to do where there are none', () => {
    const project = new Project({ name: 'plain', outdir: repository() });
    expect(thrownBy(() => DbtPipelines.of(project.tasks))).toMatch(/^construct ".+" has no `DbtPipelines`: make one with `new DbtPipelines\(project, \{ providers: \[\.\.\.\] \}\)`$/);
    expect(thrownBy(() => DbtPipelines.of(project))).toMatch(/^construct ".+" has no `DbtPipelines`/);
  });
});

describe('one project has one DbtPipelines', () => {
  test('a second one is refused', () => {
    const project = dbtProject();
    expect(thrownBy(() => new DbtPipelines(project, OPTIONS))).toBe('project: "jaffle-shop" has a `DbtPipelines` already: define the jobs below that one');
  });

  test('a subproject is refused, because no service reads its folder', () => {
    const parent = new Project({ name: 'parent', outdir: repository() });
    const child = new Project({ name: 'child', parent, outdir: 'child' });
    expect(thrownBy(() => new DbtPipelines(child, OPTIONS))).toMatch(/^project: "child" is a subproject, .*: hand the root project to `DbtPipelines`$/);
  });
});

test('only the providers that are named get files, and one that is named twice gets them once', () => {
  const project = dbtProject({ providers: [CiProvider.GITLAB, CiProvider.GITLAB] });
  new ShellJob(project.pipelines, 'job', COMMANDS);
  project.synth();
  expect(Object.keys(filesIn(project.outdir)).filter((path) => !path.startsWith('.projen/'))).toEqual(['.gitlab-ci.yml', 'PIPELINES.md']);
});

describe('the default branch', () => {
  test('is main when none is given', () => expect(dbtProject().pipelines.defaultBranch).toBe('main'));

  test.each(['main', 'release/1.0', 'größe', 'a@b', 'feature/a=b#c'])('may be %s', (branch) => {
    expect(dbtProject({ defaultBranch: branch }).pipelines.defaultBranch).toBe(branch);
  });
});

describe('what is a provider\'s own', () => {
  test('comes out in its file', () => {
    const project = dbtProject({
      github: { runner: 'self-hosted' }, gitlab: { path: '.gitlab/dbt.yml', tags: ['docker', '10'] }, azure: { vmImage: 'ubuntu-22.04' },
    });
    new ShellJob(project.pipelines, 'job', COMMANDS);
    project.synth();
    const files = filesIn(project.outdir);
    expect(read(files, '.github/workflows/job.yml')).toMatchObject({ jobs: { job: { 'runs-on': 'self-hosted' } } });
    expect(read(files, '.gitlab/dbt.yml')).toMatchObject({ job: { tags: ['docker', '10'] } });
    expect(read(files, '.azure-pipelines/job.yml')).toMatchObject({ jobs: [{ pool: { vmImage: 'ubuntu-22.04' } }] });
  });

  test.each(['', '/etc/ci.yml', '../ci.yml', 'a/../../ci.yml', 'C:\\ci.yml', 'a\\ci.yml', 'ci.txt', './ci.yml', 'a//ci.yml', '.yml/', 'a b.yml'])('%j is no path', (path) => {
    expect(thrownBy(() => dbtProject({ gitlab: { path } }))).toMatch(/^gitlab\.path: /);
  });
});

describe('in a projen project that is there already', () => {
  function nodeProject(outdir: string): NodeProject {
    return new NodeProject({ name: 'existing', defaultReleaseBranch: 'main', outdir, github: false, jest: false, package: false });
  }

  // what projen does after a synthesis of its own, such as an install, is not asked about here
  function synthWithoutInstall(project: Project): void {
    process.env.PROJEN_DISABLE_POST = 'true';
    try {
      project.synth();
    } finally {
      delete process.env.PROJEN_DISABLE_POST;
    }
  }

  test('the files stand beside those of the project, and its default task stays as it is', () => {
    const folder = repository();
    const project = nodeProject(folder);
    const steps = project.defaultTask?.steps.length;
    const pipelines = new DbtPipelines(project, OPTIONS);
    new ShellJob(pipelines, 'job', COMMANDS);
    synthWithoutInstall(project);
    expect(Object.keys(filesIn(folder))).toEqual(expect.arrayContaining(['package.json', '.github/workflows/job.yml', '.gitlab-ci.yml', 'bitbucket-pipelines.yml']));
    expect(project.defaultTask?.steps).toHaveLength(steps ?? -1);
    expect(JSON.stringify(project.defaultTask?.steps)).not.toContain('dbt-pipelines');
  });

  test('an empty default task runs the definition', () => {
    const project = new Project({ name: 'plain', outdir: repository() });
    new ShellJob(new DbtPipelines(project, OPTIONS), 'job', COMMANDS);
    project.synth();
    expect(project.defaultTask?.steps).toEqual([{ exec: 'dbt-pipelines synth' }]);
    project.synth();
    expect(project.defaultTask?.steps).toHaveLength(1);
  });

  test('an empty default task runs a definition in Python with Python', () => {
    const outdir = repository();
    writeFileSync(join(outdir, '.projenrc.py'), 'project.synth()\n');
    const project = new Project({ name: 'plain', outdir });
    new ShellJob(new DbtPipelines(project, OPTIONS), 'job', COMMANDS);
    project.synth();
    expect(project.defaultTask?.steps).toEqual([{ exec: 'python .projenrc.py' }]);
  });

  test('a workflow of the project and a job of the same name do not both get written', () => {
    const folder = repository();
    const project = new NodeProject({ name: 'existing', defaultReleaseBranch: 'main', outdir: folder, jest: false, package: false });
    new ShellJob(new DbtPipelines(project, OPTIONS), 'build', COMMANDS);
    expect(thrownBy(() => synthWithoutInstall(project))).toContain(
      'dbt-pipelines: ".github/workflows/build.yml" is written by another part of the project too: ');
    expect(filesIn(folder)).toEqual({});
  });
});
