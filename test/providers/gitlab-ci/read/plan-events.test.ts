import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { PipelineEvent, PullRequestEvent, PushEvent } from '../../../../src/model/event';
import { planner } from '../../../../src/providers/gitlab-ci/read/index';
import { Plan } from '../../../../src/providers/plan';

function plan(text: string, event: PipelineEvent): Plan {
  return planner.plan([{ path: '.gitlab-ci.yml', data: parse(text) }], event);
}

function running(text: string, event: PipelineEvent): string[] {
  return plan(text, event).jobs.map(({ id }) => id);
}

const PUSH: PushEvent = { kind: 'push', branch: 'main', changed: ['models/a.sql'] };
const REQUEST: PullRequestEvent = { kind: 'pullRequest', number: 7, source: 'x', target: 'main', draft: false, fork: false, changed: ['models/a.sql'] };
const TAG: PipelineEvent = { kind: 'tag', tag: 'v1' };
const SCHEDULE: PipelineEvent = { kind: 'schedule', cron: '0 5 * * *', branch: 'main' };
const MANUAL: PipelineEvent = { kind: 'manual', pipeline: 'any', branch: 'main', inputs: {} };

const rules = (...all: string[]): string => `job: { needs: [], script: [x], rules: [${all.join(', ')}] }`;

describe('a job without rules', () => {
  const text = 'job: { needs: [], script: [x] }';

  test.each([PUSH, TAG, SCHEDULE, MANUAL])('is in the pipeline of %j', (event) => {
    expect(running(text, event)).toEqual(['job']);
  });

  test('is not in that of a merge request, unless the workflow has rules', () => {
    expect(plan(text, REQUEST)).toMatchObject({ jobs: [], skipped: [{ id: 'job', why: { at: ['job'], text: expect.stringContaining('branches and tags only') } }] });
    expect(running(`workflow: { rules: [{ when: always }] }\n${text}`, REQUEST)).toEqual(['job']);
  });
});

describe('changed files', () => {
  const seeds = rules('{ changes: [seeds/**/*] }');
  const compared = rules('{ changes: { paths: [seeds/**/*], compare_to: refs/heads/main } }');

  test.each([PUSH, REQUEST])('are compared for %j', (event) => {
    expect(running(seeds, event)).toEqual([]);
    expect(running(seeds, { ...event, changed: ['seeds/a/b.csv'] })).toEqual(['job']);
    expect(running(seeds, { ...event, changed: [] })).toEqual([]);
  });

  test.each<PipelineEvent>([{ ...PUSH, branchIsNew: true }, TAG, SCHEDULE, MANUAL])('are all that there are, without anything to compare with, for %j', (event) => {
    expect(plan(seeds, event)).toMatchObject({ jobs: [{ id: 'job' }], unknown: [] });
  });

  test('of a new branch are compared with what `compare_to` names', () => {
    expect(running(compared, { ...PUSH, branchIsNew: true })).toEqual([]);
    expect(running(compared, { ...PUSH, branchIsNew: true, changed: ['seeds/a.csv'] })).toEqual(['job']);
  });

  test('that are not known are taken to match, which is reported', () => {
    expect(plan(seeds, { ...PUSH, changed: undefined })).toMatchObject({ jobs: [{ id: 'job' }], unknown: [expect.stringContaining('is not known')] });
    expect(plan(compared, SCHEDULE)).toMatchObject({ jobs: [{ id: 'job' }], unknown: [expect.stringContaining('is not known')] });
    expect(plan(compared, PUSH).unknown).toEqual([expect.stringContaining('`compare_to` is not evaluated')]);
  });

  test('are no longer compared above 50,000 comparisons', () => {
    expect(running(seeds, { ...PUSH, changed: Array.from({ length: 50_001 }, (_, index) => `models/${index}.sql`) })).toEqual(['job']);
  });

  test('may be asked for in a variable', () => {
    expect(running(`variables: { FOLDER: models }\n${rules('{ changes: [$FOLDER/*.sql] }')}`, PUSH)).toEqual(['job']);
  });
});

describe('what decided', () => {
  test('is the rule that holds', () => {
    const { jobs } = plan(rules('{ if: $CI_COMMIT_TAG }', '{ if: $CI_COMMIT_BRANCH == "main", changes: [models/*] }'), PUSH);
    expect(jobs[0].why).toEqual({ path: '.gitlab-ci.yml', at: ['job', 'rules', 1, 'if'], text: '`$CI_COMMIT_BRANCH == "main"` holds and `changes` is met' });
  });

  test.each([
    [['{ if: $CI_COMMIT_TAG }'], [0, 'if'], '`$CI_COMMIT_TAG` does not hold'],
    [['{ if: $CI_COMMIT_TAG }', '{ changes: [seeds/*] }'], [1, 'changes'], 'no changed file matches `changes`'],
    [['{ if: $CI_COMMIT_TAG }', '{ if: $CI_COMMIT_BRANCH == "x" }'], [], 'none of the 2 rules holds'],
    [['{ if: $CI_COMMIT_BRANCH, when: never }', '{ when: always }'], [0, 'when'], '`$CI_COMMIT_BRANCH` holds, and `when` is `never`'],
    [['{ when: manual }'], [0, 'when'], '`when: manual`: it waits for a person to start it'],
    [['{ when: on_failure }'], [0, 'when'], '`when: on_failure`: it runs only after another job failed'],
  ])('that a job does not run is, for the rules %j, at %j', (list, at, text) => {
    expect(plan(rules(...list), PUSH).skipped).toEqual([{ id: 'job', name: 'job', path: '.gitlab-ci.yml', why: { path: '.gitlab-ci.yml', at: ['job', 'rules', ...at], text } }]);
  });

  test('may be the workflow, for all jobs', () => {
    const { skipped } = plan(`workflow: { rules: [{ if: $CI_COMMIT_TAG }] }\n${rules('{ when: always }')}`, PUSH);
    expect(skipped).toMatchObject([{ id: 'job', why: { at: ['workflow', 'rules', 0, 'if'], text: '`$CI_COMMIT_TAG` does not hold, so there is no pipeline' } }]);
  });

  test('stands where it is written, also for a job that extends another', () => {
    const { skipped } = plan('.base: { rules: [{ if: $CI_COMMIT_TAG }] }\njob: { extends: .base, needs: [], script: [x] }', PUSH);
    expect(skipped[0].why.at).toEqual(['.base', 'rules', 0, 'if']);
  });
});

describe('what only the settings say is taken for granted, and said', () => {
  test('a schedule', () => {
    expect(plan(rules('{ if: $CI_PIPELINE_SCHEDULE_DESCRIPTION == "0 5 * * *" }'), SCHEDULE)).toMatchObject({
      jobs: [{ id: 'job' }], assumed: ['.gitlab-ci.yml: a schedule "0 5 * * *" on "main", with that time as its description, is taken to be set up'],
    });
    expect(plan(rules('{ if: $CI_COMMIT_TAG }'), SCHEDULE).assumed).toEqual([]);
  });

  test('that a pushed branch has no open merge request', () => {
    const text = `workflow: { rules: [{ if: $CI_COMMIT_BRANCH && $CI_OPEN_MERGE_REQUESTS, when: never }, { when: always }] }\n${rules('{ when: always }')}`;
    expect(plan(text, PUSH)).toMatchObject({ jobs: [{ id: 'job' }], assumed: ['.gitlab-ci.yml: the branch is taken to have no open merge request'] });
  });
});

describe('variables', () => {
  const environment = (text: string, event: PipelineEvent): Readonly<Record<string, string>> => plan(text, event).jobs[0].steps[0].environment;

  test('that a person fills in go before those of the file', () => {
    const text = 'variables: { A: root }\njob: { needs: [], script: [x], variables: { A: job, B: job } }';
    expect(environment(text, { ...MANUAL, inputs: { A: 'filled in' } })).toMatchObject({ A: 'filled in', B: 'job' });
  });

  test('of the rule that decided go before those of the job, and those of the workflow before those of the file', () => {
    const text = `
variables: { A: root, B: root, C: root }
workflow: { rules: [{ if: $CI, variables: { B: workflow, C: workflow } }] }
job: { needs: [], script: [x], variables: { C: job }, rules: [{ if: $B == "workflow", variables: { C: rule } }] }
`;
    expect(environment(text, PUSH)).toMatchObject({ A: 'root', B: 'workflow', C: 'rule' });
  });

  test('of another event are not set', () => {
    const any = rules('{ if: $CI_MERGE_REQUEST_IID || $CI_COMMIT_TAG || $CI_PIPELINE_SCHEDULE_DESCRIPTION }');
    expect([PUSH, REQUEST, TAG, SCHEDULE, MANUAL].map((event) => running(any, event).length)).toEqual([0, 1, 1, 1, 0]);
    expect([PUSH, REQUEST, TAG, SCHEDULE, MANUAL].map((event) => running(rules('{ if: $CI_COMMIT_BRANCH }'), event).length)).toEqual([1, 0, 0, 1, 1]);
  });
});

test.each([PUSH, { ...PUSH, branchIsNew: true }, REQUEST, TAG, SCHEDULE, MANUAL])('any shape of file has an answer for %j', (event) => {
  const shapes: unknown[] = [
    null, 'x', [1], { a: null, b: [], c: 'x' }, { a: { rules: 'x', needs: 1, script: 1, variables: [1], extends: 7, stage: [], changes: 1 }, stages: 'x', default: [1] },
    { a: { rules: [null, 'x', [1], { if: 1, changes: { paths: 1 } }, { changes: ['[z-a]', '{a', 'b}', '[', '\\\\'] }] } }, { workflow: [1], variables: 'x', include: 7 },
    { a: { rules: [{ changes: null, if: '=~ /(/' }] }, b: { only: 1 }, c: { when: 1 } }, { '.a': 1, 'b': { extends: '.a', inherit: 1 } },
  ];
  for (const data of shapes) expect(() => planner.plan([{ path: '.gitlab-ci.yml', data }], event), JSON.stringify(data)).not.toThrow();
});
