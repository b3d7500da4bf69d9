import { describe, expect, test } from 'vitest';
import { planner } from '../../../../src/providers/gitlab-ci/read/index';
import { planned, running } from '../../written';

const rule = (condition: string): string => `job:\n  needs: []\n  script: [x]\n  rules:\n    - if: ${JSON.stringify(condition)}\n`;

describe('a file written by hand, as the guide has it', () => {
  const text = `
image: python:3.9
variables:
  DBT_ACCOUNT_ID: 00042
  DBT_API_KEY: $DBT_API_KEY
stages: [pre-build, build]
lint-project:
  stage: pre-build
  rules:
    - if: $CI_PIPELINE_SOURCE == "push" && $CI_COMMIT_BRANCH != 'main'
  script:
    - python -m pip install sqlfluff==0.13.1
    - sqlfluff lint models
run-dbt-cloud-job:
  stage: build
  rules:
    - if: $CI_PIPELINE_SOURCE == "push" && $CI_COMMIT_BRANCH == 'main'
  script: [python x.py]
`;

  test('lints every branch but main, and runs the job there', () => {
    expect(running(planner, text, 'main')).toEqual(['run-dbt-cloud-job']);
    expect(running(planner, text, 'dev')).toEqual(['lint-project']);
  });

  test('loses the zeros of its account, and leaves the variable that names itself as a text (traps 16 and 17)', () => {
    expect(planned(planner, text).jobs[0].steps[0].environment).toMatchObject({ DBT_ACCOUNT_ID: '42', DBT_API_KEY: '$DBT_API_KEY' });
  });

  test('waits for the stage before, and the image of all jobs is that of each', () => {
    const { jobs, unknown } = planned(planner, text.replace(/ && \$CI_COMMIT_BRANCH [!=]= 'main'/g, ''));
    expect(jobs).toMatchObject([{ id: 'lint-project', needs: [], tools: { python: '3.9' } }, { id: 'run-dbt-cloud-job', needs: ['lint-project'] }]);
    expect(unknown).toEqual([]);
  });
});

describe('a rule', () => {
  test.each([
    ['$CI_COMMIT_BRANCH', true],
    ['$CI_COMMIT_TAG', false],
    ['$CI_COMMIT_TAG == null', true],
    ['$CI_COMMIT_TAG != "v1"', true],
    ['$CI_PIPELINE_SOURCE == "merge_request_event"', false],
    ['$CI_COMMIT_BRANCH =~ /^rel/', true],
    ['$CI_COMMIT_BRANCH !~ /^rel/', false],
    ['$CI_COMMIT_BRANCH =~ /^release\\/[0-9]+$/', true],
    ['$CI_COMMIT_BRANCH == "x" || $CI_COMMIT_BRANCH == "release/1" && $CI', true],
    ['($CI_COMMIT_BRANCH == "x" || $CI_COMMIT_BRANCH == "release/1") && $CI_COMMIT_TAG', false],
    ['$CI_COMMIT_BRANCH == "RELEASE/1"', false],
    ['$CI_PIPELINE_SOURCE == "schedule" && $SOME_SETTING == "x"', false],
    ['$CI_PIPELINE_SOURCE == "push" || $SOME_SETTING', true],
    ['$CI_COMMIT_BRANCH =~ /^RELEASE/', false],
    ['$CI_COMMIT_BRANCH =~ /^RELEASE/i', true],
    ['$CI_COMMIT_BRANCH =~ /lease/', true],
    ['$CI_COMMIT_TAG !~ /^v/', true],
    ['$CI_MERGE_REQUEST_SOURCE_PROJECT_ID == $CI_MERGE_REQUEST_PROJECT_ID', true],
  ])('%s holds for a push to release/1: %s', (condition, holds) => {
    const { jobs, unknown } = planned(planner, rule(condition), 'release/1');
    expect([jobs.length, unknown]).toEqual([holds ? 1 : 0, []]);
  });

  test('may have its regular expression in a variable', () => {
    const text = `variables: { KEPT: '/^rel/' }\n${rule('$CI_COMMIT_BRANCH =~ $KEPT')}`;
    expect(running(planner, text, 'release/1')).toEqual(['job']);
    expect(running(planner, text, 'main')).toEqual([]);
  });

  test.each(['$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH', '$DEPLOY == "yes"', '$CI_COMMIT_BRANCH =~ $PATTERN', '$CI_COMMIT_BRANCH =~ /(?<!x)a/'])('%s hangs on what is not known: it is taken to hold, and reported', (condition) => {
    const { jobs, unknown } = planned(planner, rule(condition));
    expect(jobs).toHaveLength(1);
    expect(unknown).toEqual([expect.stringContaining(condition)]);
  });

  test('decides when it is the first that matches, and the last word is no', () => {
    const text = (rules: string): string => `job: { needs: [], script: [x], rules: ${rules} }`;
    expect(running(planner, text('[{ if: $CI, when: never }, { if: $CI }]'))).toEqual([]);
    expect(running(planner, text('[{ if: $CI_COMMIT_TAG, when: never }, { when: always }]'))).toEqual(['job']);
    expect(running(planner, text('[{ if: $CI_COMMIT_TAG }]'))).toEqual([]);
    expect(running(planner, text('[]'))).toEqual([]);
    expect(running(planner, 'job: { needs: [], script: [x] }')).toEqual(['job']);
  });
});

test('rules of the workflow decide whether there is a pipeline at all', () => {
  const text = (rules: string): string => `workflow: { rules: ${rules} }\njob: { needs: [], script: [x] }`;
  expect(running(planner, text('[{ if: $CI_COMMIT_TAG }]'))).toEqual([]);
  expect(running(planner, text('[{ if: $CI_COMMIT_BRANCH, when: never }, { when: always }]'))).toEqual([]);
  expect(running(planner, text('[{ if: $CI_COMMIT_BRANCH }]'))).toEqual(['job']);
});

test('a job with a dot before its name is hidden, and a keyword is no job', () => {
  expect(running(planner, '.a: { script: [x] }\nvariables: { A: b }\nstages: [a]\nb: { needs: [], script: [x] }')).toEqual(['b']);
});

test('a needed job that does not run leaves no pipeline, unless it is optional', () => {
  const text = (optional: boolean): string => `
a: { needs: [], script: [x], rules: [{ if: $CI_COMMIT_TAG }] }
b: { script: [x], needs: [{ job: a, optional: ${optional} }] }
`;
  expect(planned(planner, text(true))).toMatchObject({ jobs: [{ id: 'b', needs: [] }], unknown: [] });
  expect(planned(planner, text(false))).toMatchObject({
    jobs: [],
    skipped: [{ id: 'a' }, { id: 'b', why: { at: ['b', 'needs'], text: '"b" needs "a", which is not in the pipeline: GitLab refuses the whole pipeline' } }],
    unknown: [],
  });
});

describe('a value', () => {
  /** @see https://docs.gitlab.com/ci/variables/where_variables_can_be_used/#gitlab-internal-variable-expansion-mechanism */
  test.each([
    ['$CI_COMMIT_BRANCH', 'main'],
    ['${CI_COMMIT_BRANCH}x', 'mainx'],
    ['%CI_COMMIT_BRANCH%', 'main'],
    ['$$CI', '$CI'],
    ['%%CI', '%%CI'],
    ['$NO_SUCH', '$NO_SUCH'],
    ['100% $', '100% $'],
  ])('%s is expanded to %s', (value, expanded) => {
    const { jobs } = planned(planner, `job: { needs: [], script: [x], variables: { A: ${JSON.stringify(value)}, B: { value: ${JSON.stringify(value)}, expand: false } } }`);
    expect(jobs[0].steps[0].environment).toMatchObject({ A: expanded, B: value });
  });

  test('of a job wins over that of the file', () => {
    const { jobs } = planned(planner, 'variables: { A: file, B: file }\njob: { needs: [], script: [x], variables: { A: "job $B" } }');
    expect(jobs[0].steps[0].environment).toMatchObject({ A: 'job file', B: 'file' });
  });
});

test.each([['90 minutes', 90], ['2 hours 30 minutes', 150], ['1h 30m', 90], ['3h', 180]])('the time-out %s is %i minutes', (timeout, minutes) => {
  expect(planned(planner, `job: { needs: [], script: [x], timeout: ${timeout} }`).jobs[0].timeoutMinutes).toBe(minutes);
});

describe('what is not evaluated is reported', () => {
  test.each(['only: [main]', 'except: [main]', 'services: [x]', 'trigger: x', 'parallel: 2', 'after_script: [x]'])('%s', (line) => {
    expect(planned(planner, `job: { needs: [], script: [x], ${line} }`)).toMatchObject({ jobs: [{ id: 'job' }], unknown: [expect.stringContaining(line.split(':')[0])] });
  });

  test('include: [{ local: x.yml }]', () => {
    expect(planned(planner, 'include: [{ local: x.yml }]\njob: { needs: [], script: [x] }').unknown).toEqual([expect.stringContaining('x.yml')]);
  });

  test.each(['exists: [a]', 'when: delayed', 'new_keyword: x'])('rules: %s', (line) => {
    expect(planned(planner, `job: { needs: [], script: [x], rules: [{ if: $CI, ${line} }] }`)).toMatchObject({ jobs: [{ id: 'job' }], unknown: [expect.any(String)] });
  });
});

describe('a file that the root includes', () => {
  const ROOT = { path: '.gitlab-ci.yml', data: { include: [{ local: '/.gitlab/dbt.yml' }], own: { script: ['true'], needs: [] } } };
  const INCLUDED = { path: '.gitlab/dbt.yml', data: { dbt: { script: ['true'], needs: [] } } };
  const jobs = (...documents: { path: string; data: unknown }[]) => planner.plan(documents, { kind: 'push', branch: 'main' });

  test('adds its jobs', () => {
    expect(jobs(INCLUDED, ROOT)).toMatchObject({
      jobs: [{ id: 'dbt', path: '.gitlab/dbt.yml' }, { id: 'own', path: '.gitlab-ci.yml' }],
      unknown: [],
    });
  });

  test('holds what decided, also for a job of the root that extends one of its own', () => {
    const base = { path: '.gitlab/dbt.yml', data: { '.base': { rules: [{ if: '$CI_COMMIT_TAG' }] } } };
    const root = { path: '.gitlab-ci.yml', data: { include: '/.gitlab/dbt.yml', own: { extends: '.base', script: ['true'] } } };
    expect(jobs(base, root).skipped).toMatchObject([{ id: 'own', path: '.gitlab-ci.yml', why: { path: '.gitlab/dbt.yml', at: ['.base', 'rules', 0, 'if'] } }]);
  });

  test('does nothing where no root includes it', () => {
    expect(jobs(INCLUDED)).toEqual({ jobs: [], skipped: [], assumed: [], unknown: ['.gitlab-ci.yml: is not there, and GitLab reads no other file by itself'] });
  });

  test('that is somewhere else is reported', () => {
    const { unknown } = jobs({ ...ROOT, data: { include: [{ project: 'group/other', file: 'x.yml' }, 'missing.yml'] } });
    expect(unknown).toEqual([
      '.gitlab-ci.yml: `include` of something else than a local file is not evaluated',
      '.gitlab-ci.yml: `include` of "missing.yml" is not evaluated',
    ]);
  });
});
