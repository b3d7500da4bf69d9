import { JsonPatch, TestFailureBehavior } from 'projen';
import { describe, expect, test } from 'vitest';
import { CiProvider, DbtCloudMergeJob, DbtProject, PipelineFile, ShellJob, SqlFluffDialect, SqlFluffLint } from '../../../src';
import { dbtProject, MERGE, read } from '../../support/pipelines';
import { filesIn, statesIn } from '../../support/repository';
import { thrownBy } from '../../support/thrown';

const GITHUB = '.github/workflows/lint.yml';

/** Two jobs without a tie: two files on GitHub and Azure, one on GitLab and Bitbucket. */
function project(): DbtProject {
  const made = dbtProject();
  new SqlFluffLint(made.pipelines, 'lint', { dialect: SqlFluffDialect.DUCKDB });
  new DbtCloudMergeJob(made.pipelines, 'merge', MERGE);
  return made;
}

/** The text of the lint workflow after a change. */
function changed(change: (file: PipelineFile) => void): string {
  const made = project();
  change(made.pipelines.file(CiProvider.GITHUB, 'lint'));
  made.synth();
  return filesIn(made.outdir)[GITHUB];
}

function lintOf(text: string): { steps: { name?: string; run?: string }[] } & Record<string, unknown> {
  return (read({ [GITHUB]: text }, GITHUB) as { jobs: { lint: never } }).jobs.lint;
}

function problemOf(change: (file: PipelineFile) => void): string | undefined {
  const message = thrownBy(() => changed(change));
  return message && /- dbt-pipelines: override of ".github\/workflows\/lint.yml": (.*): look up the keys in the generated file \(override-target\)/.exec(message)?.[1];
}

describe('addOverride', () => {
  test.each<[string, string]>([
    ['a key that is there', 'jobs.lint.timeout-minutes'],
    ['a key that is new', 'jobs.lint.continue-on-error'],
  ])('sets %s', (_, path) => {
    const key = path.split('.').slice(-1)[0];
    expect(lintOf(changed((file) => file.addOverride(path, 7)))[key]).toBe(7);
  });

  test('finds a step by its name and by its number', () => {
    const text = changed((file) => {
      file.addOverride('jobs.lint.steps.Lint.run', 'make lint');
      file.addOverride('jobs.lint.steps.2.run', 'make tools');
    });
    expect(lintOf(text).steps.slice(-2).map(({ run }) => run)).toEqual(['make tools', 'make lint']);
  });

  test('finds a key with a dot', () => {
    expect(read({
      f: changed((file) => {
        file.addOverride('env', {});
        file.addOverride('env.a\\.b', '1');
      }),
    }, 'f')).toMatchObject({ env: { 'a.b': '1' } });
  });

  test('takes a copy, so that a change of the value behind it changes nothing', () => {
    const value = { cpus: [1] };
    const text = changed((file) => {
      file.addOverride('jobs.lint.resources', value);
      file.addOverride('jobs.lint.resources.cpus', [2]);
      value.cpus.push(3);
    });
    expect(lintOf(text).resources).toEqual({ cpus: [2] });
    expect(value).toEqual({ cpus: [1, 3] });
  });

  test.each([
    ['jobs.other.timeout-minutes', 'nothing is at "jobs.other.timeout-minutes"'],
    ['jobs.lint.steps.No such step.run', 'nothing is at "jobs.lint.steps.No such step.run"'],
    ['jobs.lint.steps.9', 'nothing is at "jobs.lint.steps.9"'],
    ['jobs.lint.steps.length', 'nothing is at "jobs.lint.steps.length"'],
    ['name.first', 'nothing is at "name.first"'],
    ['constructor.name', 'nothing is at "constructor.name"'],
  ])('fails where nothing could hold the value: %s', (path, problem) => {
    expect(problemOf((file) => file.addOverride(path, 1))).toBe(problem);
  });

  test.each<[string, unknown]>([['undefined', undefined], ['a function', () => 1], ['a date', new Date(0)], ['no number', Number.NaN], ['a construct', project]])(
    'refuses %s at its line', (_, value) => {
      const file = project().pipelines.file(CiProvider.GITHUB, 'lint');
      expect(thrownBy(() => file.addOverride('jobs.lint.env', value))).toMatch(/^value of the override "jobs\.lint\.env": expected plain data/);
    });

  test.each(['', ' ', undefined, 5])('refuses %j as a path', (path) => {
    expect(thrownBy(() => project().pipelines.file(CiProvider.GITHUB, 'lint').addOverride(path as never, 1))).toMatch(/^path of the override: /);
  });
});

describe('addDeletionOverride', () => {
  test('takes a key away', () => {
    expect(lintOf(changed((file) => file.addDeletionOverride('jobs.lint.timeout-minutes')))).not.toHaveProperty('timeout-minutes');
  });

  test('takes a step away by its name', () => {
    expect(lintOf(changed((file) => file.addDeletionOverride('jobs.lint.steps.Lint'))).steps.map(({ name }) => name)).not.toContain('Lint');
  });

  test.each(['jobs.lint.container', 'jobs.lint.steps.No such step', 'jobs.lint.steps.9', 'jobs.other.name', 'toString'])('fails where nothing is: %s', (path) => {
    expect(problemOf((file) => file.addDeletionOverride(path))).toBe(`nothing is at "${path}"`);
  });
});

describe('patch', () => {
  test('is the patch of projen', () => {
    const lint = lintOf(changed((file) => file.patch(
      JsonPatch.replace('/jobs/lint/timeout-minutes', 5),
      JsonPatch.add('/jobs/lint/steps/-', { run: 'last' }),
      JsonPatch.add('/jobs/lint/steps/0', { run: 'first' }),
      JsonPatch.copy('/jobs/lint/name', '/jobs/lint/copied'),
      JsonPatch.move('/jobs/lint/copied', '/jobs/lint/moved'),
    )));
    expect(lint).toMatchObject({ 'timeout-minutes': 5, 'moved': lint.name });
    expect(lint).not.toHaveProperty('copied');
    expect([lint.steps[0].run, lint.steps.slice(-1)[0].run]).toEqual(['first', 'last']);
  });

  test.each<[string, JsonPatch, string]>([
    ['a replacement', JsonPatch.replace('/jobs/lint/container', 'x'), '/jobs/lint/container'],
    ['a removal', JsonPatch.remove('/jobs/other'), '/jobs/other'],
    ['an addition to what is not there', JsonPatch.add('/jobs/other/name', 'x'), '/jobs/other/name'],
    ['an addition behind the end', JsonPatch.add('/jobs/lint/steps/99', {}), '/jobs/lint/steps/99'],
    ['an addition under a name in a list', JsonPatch.add('/jobs/lint/steps/Lint', {}), '/jobs/lint/steps/Lint'],
    ['a step by its name, which pointers do not know', JsonPatch.replace('/jobs/lint/steps/Lint/run', 'x'), '/jobs/lint/steps/Lint/run'],
    ['a move of what is not there', JsonPatch.move('/jobs/other', '/jobs/moved'), '/jobs/other'],
    ['a copy of what is not there', JsonPatch.copy('/jobs/other', '/jobs/copied'), '/jobs/other'],
    ['a test of what is not there', JsonPatch.test('/jobs/other', 1), '/jobs/other'],
    ['the whole file', JsonPatch.replace('', {}), ''],
  ])('fails on %s', (_, operation, place) => {
    expect(problemOf((file) => file.patch(operation))).toBe(`nothing is at "${place}"`);
  });

  test('keeps to a test: what stands behind one that is refuted is left out', () => {
    const guarded = (value: number): string => changed((file) => file.patch(
      JsonPatch.test('/jobs/lint/timeout-minutes', value), JsonPatch.replace('/jobs/lint/timeout-minutes', 99)));
    expect(lintOf(guarded(15))['timeout-minutes']).toBe(99);
    expect(lintOf(guarded(16))['timeout-minutes']).toBe(15);
  });

  test('fails with a test that has to hold', () => {
    expect(problemOf((file) => file.patch(JsonPatch.test('/jobs/lint/timeout-minutes', 16, TestFailureBehavior.FAIL_SYNTHESIS))))
      .toBe('the test of "/jobs/lint/timeout-minutes" fails');
  });

  test('takes operations of projen only', () => {
    const file = project().pipelines.file(CiProvider.GITHUB, 'lint');
    expect(thrownBy(() => file.patch({ op: 'remove', path: '/jobs' } as never))).toBe("patch: expected an operation, such as `JsonPatch.remove('/jobs/lint')`, got an object");
  });
});

describe('the file', () => {
  test.each([
    [CiProvider.GITHUB, 'name one of "lint", "merge"'], [CiProvider.AZURE, 'name one of "lint", "merge"'],
    [CiProvider.GITLAB, 'name one of ".gitlab-ci"'], [CiProvider.BITBUCKET, 'name one of "bitbucket-pipelines"'],
  ])('of %s has to be there, changes or none', (provider, fix) => {
    const made = project();
    made.pipelines.file(provider, 'other');
    expect(thrownBy(() => made.synth())).toMatch(new RegExp(`has no file named "other": ${fix} \\(override-target\\)$`));
  });

  test('has to be named where there are several', () => {
    const made = project();
    made.pipelines.file(CiProvider.GITHUB);
    expect(thrownBy(() => made.synth())).toContain('`file` names none of the 2 files of GitHub Actions: name one of "lint", "merge" (override-target)');
  });

  test.each([
    [CiProvider.GITLAB, undefined, '.gitlab-ci.yml', 'lint.retry'], [CiProvider.GITLAB, '.gitlab-ci', '.gitlab-ci.yml', 'lint.retry'],
    [CiProvider.BITBUCKET, undefined, 'bitbucket-pipelines.yml', 'pipelines.branches.**.lint.step.size'],
    [CiProvider.AZURE, 'lint', '.azure-pipelines/lint.yml', 'jobs.lint.pool.demands'],
  ])('of %s is reached by the name %s, its lists by the names of their elements', (provider, name, path, place) => {
    const made = project();
    made.pipelines.file(provider, name).addOverride(place, 'reached');
    made.synth();
    expect(filesIn(made.outdir)[path]).toContain('reached');
  });
});

describe('changes are applied last and once', () => {
  test('in the order in which they were made', () => {
    expect(lintOf(changed((file) => {
      file.addOverride('jobs.lint.timeout-minutes', 1);
      file.patch(JsonPatch.replace('/jobs/lint/timeout-minutes', 2));
      file.addOverride('jobs.lint.timeout-minutes', 3);
    }))['timeout-minutes']).toBe(3);
  });

  test('a second synthesis of the same project writes the same', () => {
    const made = project();
    const file = made.pipelines.file(CiProvider.GITHUB, 'lint');
    file.patch(JsonPatch.add('/jobs/lint/steps/-', { run: 'last' }));
    file.addDeletionOverride('jobs.lint.steps.0');
    file.addOverride('jobs.lint.env', { LIST: [1] });
    file.patch(JsonPatch.add('/jobs/lint/env/LIST/-', 2));
    made.synth();
    const before = statesIn(made.outdir);
    made.synth();
    expect(statesIn(made.outdir)).toEqual(before);
  });

  test('a change of one file is in no other', () => {
    const [plain, other] = [project(), project()];
    other.pipelines.file(CiProvider.GITHUB, 'lint').addOverride('jobs.lint.steps.0.name', 'Fetch');
    for (const made of [plain, other]) made.synth();
    const differing = Object.keys(filesIn(plain.outdir)).filter((path) => filesIn(plain.outdir)[path] !== filesIn(other.outdir)[path]);
    expect(differing).toEqual([GITHUB]);
  });
});

describe('comments', () => {
  test('stay on what was not changed, and on a job that was changed inside', () => {
    const text = changed((file) => file.addOverride('jobs.lint.timeout-minutes', 7));
    expect(text).toContain('  # Lints the SQL with SQLFluff.\n  lint:\n');
    expect(text.split('\n').slice(0, 2)).toEqual([
      '# ~~ Generated by projen-dbt-pipelines: do not edit this file.', expect.stringContaining('run `npx projen`'),
    ]);
  });

  test('go with a value that was replaced or deleted', () => {
    const comment = 'The id of the job, by the name';
    const gitlab = (change: (file: PipelineFile) => void): string => {
      const made = project();
      change(made.pipelines.file(CiProvider.GITLAB));
      made.synth();
      return filesIn(made.outdir)['.gitlab-ci.yml'];
    };
    expect(gitlab(() => undefined)).toContain(comment);
    expect(gitlab((file) => file.addOverride('merge.variables.DBT_PR_JOB_ID', '911'))).not.toContain(comment);
    expect(gitlab((file) => file.addDeletionOverride('merge.variables.DBT_PR_JOB_ID'))).not.toContain(comment);
  });

  test('move with their line when one before it is deleted or added', () => {
    const made = dbtProject({ providers: [CiProvider.GITLAB] });
    new SqlFluffLint(made.pipelines, 'lint', { dialect: SqlFluffDialect.DUCKDB });
    const file = made.pipelines.file(CiProvider.GITLAB);
    file.addDeletionOverride('lint.script.0');
    file.patch(JsonPatch.add('/lint/script/0', 'first'), JsonPatch.add('/lint/script/0', 'zeroth'));
    made.synth();
    expect(filesIn(made.outdir)['.gitlab-ci.yml']).toContain('  script:\n    - zeroth\n    - first\n    # Lint\n    - sqlfluff lint models --dialect duckdb\n');
  });

  test('of jobs of a list move with their job', () => {
    const made = dbtProject({ providers: [CiProvider.AZURE] });
    const first = new ShellJob(made.pipelines, 'first', { commands: ['true'] });
    new DbtCloudMergeJob(made.pipelines, 'last', { ...MERGE, needs: [first] });
    made.pipelines.file(CiProvider.AZURE, 'last').addDeletionOverride('jobs.first');
    made.synth();
    expect(filesIn(made.outdir)['.azure-pipelines/last.yml']).toMatch(/jobs:\n {2}# Runs a dbt Cloud job .*\n {2}- job: last\n/);
  });
});
