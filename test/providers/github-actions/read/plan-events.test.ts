import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { PipelineEvent, PullRequestEvent } from '../../../../src/model/event';
import { planner } from '../../../../src/providers/github-actions/read/index';
import { Plan } from '../../../../src/providers/plan';

const JOBS = 'jobs: { a: { steps: [{ run: x }] } }';
const PATH = '.github/workflows/file.yml';
const PUSH: PipelineEvent = { kind: 'push', branch: 'main', changed: ['models/a.sql'] };
const TAG: PipelineEvent = { kind: 'tag', tag: 'v1' };
const REQUEST: PullRequestEvent = { kind: 'pullRequest', number: 7, source: 'feature/a', target: 'main', changed: ['models/a.sql'], draft: false, fork: false };
const SCHEDULE: PipelineEvent = { kind: 'schedule', cron: '0 5 * * *', branch: 'main' };
const MANUAL: PipelineEvent = { kind: 'manual', pipeline: 'file', branch: 'main', inputs: { MODE: 'full' } };

function plan(event: PipelineEvent, text: string): Plan {
  return planner.plan([{ path: PATH, data: parse(text) }], event);
}

function decision(event: PipelineEvent, on: string): [started: boolean, at: string, text: string] {
  const { jobs, skipped } = plan(event, `on: ${on}\n${JOBS}`);
  const [{ why }] = [...jobs, ...skipped];
  expect(why.path).toBe(PATH);
  return [jobs.length === 1, why.at.join('.'), why.text];
}

describe('a push to a branch', () => {
  test.each([
    ['push', true, 'on', '`on` holds "push"'],
    ['[pull_request, push]', true, 'on.1', '`on` holds "push"'],
    ['{ push: { branches: [dev, main] } }', true, 'on.push.branches.1', '`branches` holds "main"'],
    ['{ push: { branches: ["m*"] } }', true, 'on.push.branches.0', '`branches` has "m*", which matches "main"'],
    ['{ push: { branches: ["**", "!ma*"] } }', false, 'on.push.branches.1', '`branches` has "!ma*", which leaves out "main"'],
    ['{ push: { branches: [dev] } }', false, 'on.push.branches', '`branches` does not hold "main"'],
    ['{ push: { branches-ignore: [main] } }', false, 'on.push.branches-ignore.0', '`branches-ignore` holds "main"'],
    ['{ push: { branches-ignore: [dev] } }', true, 'on.push.branches-ignore', '`branches-ignore` does not hold "main"'],
    ['{ push: { tags: [v1] } }', false, 'on.push.tags', '`tags` without `branches`: no branch starts it'],
    ['{ push: { branches: [main], branches-ignore: [dev] } }', false, 'on.push.branches-ignore', '`branches` and `branches-ignore` stand side by side, which GitHub refuses'],
    ['{ push: { branches: [main], paths: [docs/**] } }', false, 'on.push.paths', '`paths` matches no changed file'],
    ['{ push: { branches: [main], paths: ["models/*"] } }', true, 'on.push.paths.0', '`paths` has "models/*", which matches "models/a.sql"'],
    ['{ push: { paths-ignore: [models/**] } }', false, 'on.push.paths-ignore', '`paths-ignore` matches every changed file'],
    ['{ push: { paths-ignore: [docs/**] } }', true, 'on.push.paths-ignore', '`paths-ignore` does not hold "models/a.sql"'],
    ['{ pull_request: }', false, 'on', '`on` does not hold "push"'],
  ])('%s: %s, by %s', (on, started, at, text) => {
    expect(decision(PUSH, on)).toEqual([started, at, text]);
  });
});

describe('a tag', () => {
  test.each([
    ['push', true],
    ['{ push: { branches: ["**"] } }', false],
    ['{ push: { tags: ["v*"] } }', true],
    ['{ push: { tags-ignore: ["v*"] } }', false],
    ['{ push: { branches: [main], tags: ["v*"], paths: [docs/**] } }', true],
    ['{ push: { paths: [docs/**] } }', true],
  ])('%s: %s, whatever changed', (on, started) => {
    expect(decision(TAG, on)[0]).toBe(started);
  });
});

describe('a pull request', () => {
  test.each([
    ['pull_request', true],
    ['{ pull_request: { branches: [main] } }', true],
    ['{ pull_request: { branches: [feature/a] } }', false],
    ['{ pull_request: { types: [labeled] } }', false],
    ['{ pull_request: { types: [opened] } }', true],
    ['{ pull_request: { paths: ["**.md"] } }', false],
    ['{ pull_request_target: { branches: [main] } }', true],
    ['push', false],
  ])('%s: %s, by the branch that it goes into', (on, started) => {
    expect(decision(REQUEST, on)[0]).toBe(started);
  });

  test('that a workflow leaves out, is left out by the key that stands there', () => {
    expect(decision(REQUEST, '{ pull_request_target: { branches: [dev] } }')).toEqual([false, 'on.pull_request_target.branches', '`branches` does not hold "main"']);
  });

  test('is taken to have no conflict, and to be just what few types ask for', () => {
    expect(plan(REQUEST, `on: { pull_request: { types: [opened] } }\n${JOBS}`).assumed).toEqual([
      `${PATH}: \`types\` holds only opened: the pull request is taken to be just that`,
      `${PATH}: the pull request is taken to have no merge conflict: GitHub starts nothing while it has one`,
    ]);
  });

  test.each([
    [{ draft: true }, 'github.event.pull_request.draft == false', false],
    [{ draft: false }, 'github.event.pull_request.draft == false', true],
    [{ fork: true }, 'github.event.pull_request.head.repo.full_name == github.repository', false],
    [{ fork: true }, '${{ !github.event.pull_request.head.repo.fork }}', false],
    [{}, "github.head_ref == 'feature/a' && github.base_ref == 'main' && github.ref == 'refs/pull/7/merge'", true],
  ])('%j, if %s: %s', (more, condition, runs) => {
    const { jobs, skipped, unknown } = plan({ ...REQUEST, ...more }, `on: pull_request\njobs: { a: { if: ${JSON.stringify(condition)}, steps: [] } }`);
    expect([jobs.length === 1, unknown]).toEqual([runs, []]);
    if (!runs) expect(skipped[0].why).toEqual({ path: PATH, at: ['jobs', 'a', 'if'], text: `\`if\` does not hold: ${condition}` });
  });

  test('from a fork gets no secrets', () => {
    const text = 'on: pull_request\njobs: { a: { steps: [{ run: x, env: { K: "${{ secrets.K }}" } }] } }';
    expect(plan({ ...REQUEST, fork: true }, text).assumed).toContain(`${PATH}: jobs.a: its secrets are empty: GitHub hands none to a pull request from a fork`);
  });

  test('from a push is another event: the draft that it has not is not false', () => {
    const text = 'on: push\njobs: { a: { if: github.event.pull_request.draft != true, steps: [] } }';
    expect(plan(PUSH, text).jobs).toHaveLength(1);
  });
});

describe('a schedule', () => {
  test('starts by its own time, on what is taken to be the default branch', () => {
    const text = `on: { schedule: [{ cron: '1 1 * * *' }, { cron: '0 5 * * *' }] }\n${JOBS}`;
    const { jobs, assumed } = plan(SCHEDULE, text);
    expect(jobs[0].why).toMatchObject({ at: ['on', 'schedule', 1, 'cron'], text: '`schedule` holds "0 5 * * *"' });
    expect(assumed).toEqual([`${PATH}: "main" is taken to be the default branch: GitHub runs schedules nowhere else`]);
  });

  test('of another time starts nothing', () => {
    expect(decision(SCHEDULE, "{ schedule: [{ cron: '1 1 * * *' }] }")).toEqual([false, 'on.schedule', '`schedule` does not hold "0 5 * * *"']);
  });
});

describe('a start by hand', () => {
  const text = `on: { workflow_dispatch: { inputs: { MODE: { default: quick }, DRY: { type: boolean, default: true } } } }
jobs: { a: { if: inputs.DRY, steps: [{ run: x, env: { MODE: '\${{ inputs.MODE }}', EVENT: '\${{ github.event_name }}' } }] } }`;

  test('is of one workflow', () => {
    expect(decision({ ...MANUAL, pipeline: 'other' }, 'workflow_dispatch')).toEqual([false, 'on', 'a person chose "other"']);
    expect(decision(MANUAL, 'workflow_dispatch')).toEqual([true, 'on', 'a person chose this workflow']);
  });

  test('hands on what was filled in, and the defaults of the rest', () => {
    const { jobs, unknown } = plan(MANUAL, text);
    expect([jobs[0].steps[0].environment.MODE, jobs[0].steps[0].environment.EVENT, unknown]).toEqual(['full', 'workflow_dispatch', []]);
  });
});

describe('a job that needs one that does not run', () => {
  const jobs = (condition: string): string => `on: push
jobs:
  a: { if: 'false', steps: [] }
  b: { needs: a, steps: [] }
  c: { needs: b, ${condition} steps: [] }`;

  test('does not run, nor those behind it', () => {
    const { skipped } = plan(PUSH, jobs(''));
    expect(skipped.map(({ id, why }) => [id, why.text])).toEqual([['a', '`if` does not hold: false'], ['b', 'it needs "a", which does not run'], ['c', 'it needs "b", which does not run']]);
  });

  test('runs when it says so', () => {
    expect(plan(PUSH, jobs("if: always() && needs.b.result == 'skipped',")).jobs.map(({ id, needs }) => [id, needs])).toEqual([['c', []]]);
  });
});

describe('what a plan cannot know is said', () => {
  test.each([
    ['files that are not known', { ...PUSH, changed: undefined }, 'unknown', 'on.push.paths: the changed files are not known, so the workflow is taken to start'],
    ['more than 300 files', { ...PUSH, changed: Array.from({ length: 301 }, (_, index) => `docs/${index}`) }, 'unknown', 'GitHub looks at the first 300 of the 301 changed files only'],
    ['more than 1,000 commits', { ...PUSH, changed: ['docs/a.md'] }, 'assumed', 'on.push.paths: the push is taken to have at most 1,000 commits'],
  ] as const)('%s', (_, event, list, text) => {
    expect(plan(event, `on: { push: { paths: ["models/**"] } }\n${JOBS}`)[list].join('\n')).toContain(text);
  });

  test('the rules of an environment', () => {
    expect(plan(PUSH, 'on: push\njobs: { a: { environment: { name: prod }, steps: [] } }').assumed).toEqual([
      `${PATH}: jobs.a: the rules of the environment "prod" are taken to let the job start`,
    ]);
  });
});

test('a step runs when its own condition holds', () => {
  const { jobs } = plan(PUSH, 'on: push\njobs: { a: { steps: [{ run: x, if: failure() }, { run: y, if: always() }, { run: z, if: "github.ref_name == \'main\'" }] } }');
  expect(jobs[0].steps.map(({ script }) => script)).toEqual(['y', 'z']);
});
