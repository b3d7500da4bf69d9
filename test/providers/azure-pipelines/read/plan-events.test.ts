import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { PipelineEvent, PullRequestEvent, PushEvent } from '../../../../src/model/event';
import { planner } from '../../../../src/providers/azure-pipelines/read/index';
import { Plan } from '../../../../src/providers/plan';

const STEPS = 'jobs: [{ job: a, displayName: A, steps: [{ bash: x }] }]';
const PUSH: PushEvent = { kind: 'push', branch: 'main', changed: ['models/a.sql'] };
const PULL_REQUEST: PullRequestEvent = { kind: 'pullRequest', number: 7, source: 'feature/x', target: 'main', changed: ['models/a.sql'], draft: false, fork: false };

function planOf(text: string, event: PipelineEvent, path = 'azure-pipelines.yml'): Plan {
  return planner.plan([{ path, data: parse(text) }], event);
}

/** Whether the job runs, by the part of the file that decided. */
function decision(head: string, event: PipelineEvent): [boolean, string, string] {
  const { jobs: [job], skipped: [skip] } = planOf(`${head}\n${STEPS}`, event);
  const { at, text } = (job ?? skip).why;
  return [job !== undefined, at.join('.'), text];
}

describe('a push is decided by', () => {
  test.each<[string, string, PushEvent, [boolean, string, string]]>([
    ['the branches that are included', 'trigger: { branches: { include: [dev, main] } }', PUSH, [true, 'trigger.branches.include', '`include` holds "main"']],
    ['those that are not', 'trigger: { branches: { include: [dev] } }', PUSH, [false, 'trigger.branches.include', '`include` holds nothing that matches "main"']],
    ['those that are left out', 'trigger: { branches: { include: ["*"], exclude: [ma*] } }', PUSH, [false, 'trigger.branches.exclude', '`exclude` holds "ma*"']],
    ['a list without more', 'trigger: [main]', PUSH, [true, 'trigger', '`trigger` holds "main"']],
    ['none', 'trigger: none', PUSH, [false, 'trigger', '`trigger` is none']],
    ['its paths', 'trigger: { branches: { include: [main] }, paths: { include: [docs] } }', PUSH, [false, 'trigger.paths', '`trigger.paths` matches no changed file']],
    ['no tag', 'trigger: { tags: { include: ["*"] } }', PUSH, [false, 'trigger.tags', '`trigger` asks for tags only']],
  ])('%s', (_, head, event, decided) => {
    expect(decision(head, event)).toEqual(decided);
  });
});

describe('a path', () => {
  test.each([
    ['include: [models]', ['models/x/a.sql'], true],
    ['include: [models/]', ['models/x/a.sql'], true],
    ['include: [models/*]', ['models/x/a.sql'], true],
    ['include: [/models]', ['models/a.sql'], true],
    ['include: [model]', ['models/a.sql'], false],
    ['include: ["*.sql"]', ['models/a.sql'], true],
    ['exclude: [docs]', ['docs/a', 'x'], true],
    ['exclude: [docs]', ['docs/a'], false],
    ['include: [Models]', ['models/a.sql'], false],
    ['include: [tools/build, models], exclude: [tools]', ['tools/build/x'], true],
    ['include: [tools, models], exclude: [tools/build]', ['tools/build/x'], false],
    ['include: [models]', [], false],
  ])('{ %s } starts for %j: %s', (paths, changed, starts) => {
    expect(decision(`trigger: { branches: { include: ['*'] }, paths: { ${paths} } }`, { ...PUSH, changed })[0]).toBe(starts);
  });

  test('counts on a new branch as on any other', () => {
    expect(decision('trigger: { branches: { include: ["*"] }, paths: { include: [docs] } }', { ...PUSH, branch: 'new', branchIsNew: true })[0]).toBe(false);
  });

  test('of files that are not known counts as met, and is reported', () => {
    expect(planOf(`trigger: { branches: { include: [main] }, paths: { include: [docs] } }\n${STEPS}`, { kind: 'push', branch: 'main' }))
      .toMatchObject({ jobs: [{ id: 'a' }], unknown: [expect.stringContaining('`trigger.paths`')] });
  });
});

describe('a tag', () => {
  test.each([
    ['trigger: { branches: { include: [refs/tags/v*] } }', true],
    ['trigger: [refs/tags/v1]', true],
    ['trigger: { tags: [v*] }', true],
    ['trigger: { tags: { include: ["*"], exclude: [v1] } }', false],
    ['trigger: { branches: { include: [refs/tags/*], exclude: [refs/tags/v1] } }', false],
    ['trigger: { branches: { include: ["*"] } }', false],
    ['trigger: [v1]', false],
    ['trigger: none', false],
    ['pr: none', false],
  ])('%s starts: %s', (head, starts) => {
    expect(decision(head, { kind: 'tag', tag: 'v1' })[0]).toBe(starts);
  });

  test('is what the run builds', () => {
    expect(planOf(`trigger: [refs/tags/*]\n${STEPS}`, { kind: 'tag', tag: 'v1' }).jobs[0].steps[0].environment).toMatchObject({ BUILD_SOURCEBRANCH: 'refs/tags/v1', BUILD_REASON: 'IndividualCI' });
  });
});

describe('a pull request', () => {
  test.each<[string, Partial<PullRequestEvent>, boolean, string]>([
    ['pr: [main]', {}, true, 'pr'],
    ['pr: [dev]', {}, false, 'pr'],
    ['pr: { branches: { include: ["*"], exclude: [main] } }', {}, false, 'pr.branches.exclude'],
    ['pr: { branches: { include: [refs/heads/main] } }', {}, true, 'pr.branches.include'],
    ['pr: { branches: { include: [main] }, drafts: false }', { draft: true }, false, 'pr.drafts'],
    ['pr: { branches: { include: [main] } }', { draft: true }, true, 'pr.branches.include'],
    ['pr: { branches: { include: [main] }, paths: { exclude: [models] } }', {}, false, 'pr.paths'],
    ['pr: none', {}, false, 'pr'],
    ['trigger: none', {}, true, ''],
  ])('%s, %j: %s', (head, given, starts, at) => {
    expect(decision(head, { ...PULL_REQUEST, ...given }).slice(0, 2)).toEqual([starts, at]);
  });

  test('starts a file that says nothing of it, as long as the code is not in Azure Repos', () => {
    expect(planOf(STEPS, PULL_REQUEST).assumed).toEqual([expect.stringContaining('without `pr`')]);
  });

  test('from a fork starts it only after a setting', () => {
    expect(planOf(`pr: [main]\n${STEPS}`, { ...PULL_REQUEST, fork: true }).assumed).toEqual([expect.stringContaining('forks')]);
  });

  test('is a merge in the eyes of the run', () => {
    expect(planOf(`pr: [main]\n${STEPS}`, PULL_REQUEST).jobs[0].steps[0].environment).toMatchObject({
      BUILD_REASON: 'PullRequest', BUILD_SOURCEBRANCH: 'refs/pull/7/merge', SYSTEM_PULLREQUEST_PULLREQUESTNUMBER: '7', SYSTEM_PULLREQUEST_TARGETBRANCH: 'main',
    });
  });
});

describe('the branch policy of Azure Repos', () => {
  const policy = (condition: string): string => `pr: none\njobs:\n  - job: a\n    condition: ${JSON.stringify(condition)}\n    steps: [{ bash: x }]`;
  const ASKING = "eq(variables['Build.Reason'], 'PullRequest')";

  test('is taken to be there for a file with a job that asks for pull requests', () => {
    const plan = planOf(policy(ASKING), PULL_REQUEST);
    expect(plan).toMatchObject({ jobs: [{ id: 'a', why: { at: ['pr'] } }], assumed: [expect.stringContaining('branch policy')] });
    expect(plan.jobs[0].steps[0].environment).toMatchObject({ SYSTEM_PULLREQUEST_TARGETBRANCH: 'refs/heads/main' });
  });

  test.each(["ne(variables['Build.Reason'], 'PullRequest')", 'always()', "eq(variables['Build.SourceBranch'], 'refs/heads/main')"])('is not for a job with %s', (condition) => {
    expect(planOf(policy(condition), PULL_REQUEST).jobs).toEqual([]);
  });

  test('starts nothing for a draft', () => {
    expect(planOf(policy(ASKING), { ...PULL_REQUEST, draft: true }).jobs).toEqual([]);
  });
});

describe('a schedule', () => {
  const at = (more: string): string => `trigger: none\npr: none\nschedules: [{ cron: '0 5  * * 1', branches: { include: [main] }${more} }]\n${STEPS}`;
  const event = { kind: 'schedule', cron: '0 5 * * 1', branch: 'main' } as const;

  test('starts the file at its time and on its branch', () => {
    expect(planOf(at(', always: true'), event)).toMatchObject({ jobs: [{ why: { at: ['schedules', 0] } }], assumed: [] });
    expect(planOf(at(', always: true'), { ...event, branch: 'dev' })).toMatchObject({ jobs: [], skipped: [{ why: { text: '`schedules` has no "0 5 * * 1" on "dev"' } }] });
    expect(planOf(at(', always: true'), { ...event, cron: '0 6 * * 1' }).jobs).toEqual([]);
  });

  test('starts it without `always` only after a change, which is assumed (trap 14)', () => {
    expect(planOf(at(''), event)).toMatchObject({ jobs: [{ id: 'a' }], assumed: [expect.stringContaining('`always`')] });
  });
});

describe('a person', () => {
  const start = (pipeline: string, inputs = {}): PipelineEvent => ({ kind: 'manual', pipeline, branch: 'x', inputs });

  test('may start any pipeline, by the name of its file', () => {
    const text = `trigger: none\n${STEPS}`;
    expect(planOf(text, start('deploy'), '.azure-pipelines/deploy.yml').jobs).toMatchObject([{ id: 'a', why: { at: [] } }]);
    expect(planOf(text, start('other'), '.azure-pipelines/deploy.yml')).toMatchObject({ jobs: [], skipped: [{ why: { text: 'a person started "other"' } }] });
  });

  test('fills in parameters, wherever the file reads them', () => {
    const text = 'parameters: [{ name: mode, default: fast, values: [fast, full] }]\nvariables: { MODE: "${{ parameters.mode }}" }\n'
      + 'jobs: [{ job: a, condition: "eq(variables.MODE, \'full\')", steps: [{ bash: "echo ${{ upper(parameters.mode) }} ${{ parameters.Mode }}" }] }]';
    expect(planOf(text, start('azure-pipelines', { mode: 'full' }))).toMatchObject({
      jobs: [{ steps: [{ script: 'echo ${{ upper(parameters.mode) }} full', environment: { MODE: 'full' } }] }], unknown: [expect.stringContaining('upper(parameters.mode)')],
    });
    expect(planOf(text, PUSH)).toMatchObject({ jobs: [], skipped: [{ why: { at: ['jobs', 0, 'condition'], text: '`condition` does not hold' } }] });
  });
});

describe('stages', () => {
  const text = `
trigger: [main]
stages:
  - stage: one
    variables: { A: '1' }
    jobs:
      - { job: a, steps: [{ bash: x }] }
      - { job: b, dependsOn: a, steps: [{ bash: x }] }
  - stage: two
    condition: eq(variables['Build.Reason'], 'Manual')
    jobs: [{ job: a, steps: [{ bash: x }] }]
  - stage: three
    dependsOn: one
    jobs: [{ deployment: c, environment: production, strategy: { runOnce: { deploy: { steps: [{ bash: y }] } } } }]
`;

  test('come one after the other, or after those that they name', () => {
    expect(planOf(text, PUSH).jobs.map(({ id, needs }) => [id, needs])).toEqual([['one.a', []], ['one.b', ['one.a']], ['three.c', ['one.a', 'one.b']]]);
  });

  test('skip all their jobs by their condition, and give them their variables', () => {
    const plan = planOf(text, PUSH);
    expect(plan.skipped).toMatchObject([{ id: 'two.a', why: { at: ['stages', 1, 'condition'] } }]);
    expect(plan.jobs[0].steps[0].environment).toMatchObject({ A: '1' });
    expect(plan.jobs[2].steps[0].script).toBe('y');
  });
});

describe('a job', () => {
  test.each([
    ['always()', ['b']], ['succeededOrFailed()', ['b']], ["eq(variables['Build.Reason'], 'IndividualCI')", ['b']], ['and(succeeded(), true)', []], ['failed()', []],
  ])('with the condition `%s` after a job that does not run: %j', (condition, ids) => {
    const text = `trigger: [main]\njobs:\n  - { job: a, condition: false, steps: [] }\n  - { job: b, dependsOn: a, condition: "${condition}", steps: [] }`;
    expect(planOf(text, PUSH).jobs.map(({ id, needs }) => [id, needs])).toEqual(ids.map((id) => [id, []]));
  });

  test('of a stage that always runs comes after a stage that does not', () => {
    const stage = (name: string, more: string): string => `  - { stage: ${name}, ${more}jobs: [{ job: x, steps: [] }] }\n`;
    const text = `trigger: [main]\nstages:\n${stage('one', 'condition: false, ')}${stage('two', 'condition: always(), ')}${stage('three', '')}`;
    expect(planOf(text, PUSH).jobs.map(({ id, needs }) => [id, needs])).toEqual([['two.x', []], ['three.x', ['two.x']]]);
  });

  test('whose needed job does not run is skipped, and says for which', () => {
    const text = 'trigger: [main]\njobs:\n  - { job: a, condition: false, steps: [] }\n  - { job: b, dependsOn: a, steps: [] }';
    expect(planOf(text, PUSH)).toMatchObject({ jobs: [], skipped: [{ id: 'a' }, { id: 'b', why: { at: ['jobs', 1, 'dependsOn'], text: '"a" does not run' } }] });
  });

  test('with a group of variables is taken to get secrets from it, and nothing else', () => {
    expect(planOf('trigger: [main]\nvariables: [{ group: g }]\nsteps: [{ bash: x }]', PUSH)).toMatchObject({ jobs: [{ id: 'Job' }], unknown: [], assumed: [expect.stringContaining('"g"')] });
  });
});
