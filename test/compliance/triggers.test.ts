import { describe, expect, test } from 'vitest';
import { ShellJob, Trigger } from '../../src';
import { PLANNERS } from '../../src/providers/planners';
import { lint, lintAndMerge, merge, shell } from '../providers/definitions';
import { ALL, Define, Rendered } from '../providers/rendered';

interface Rule {
  readonly rule: string;
  readonly define: Define;
  /** The jobs that run, by branch that is pushed. */
  readonly runs: Readonly<Record<string, readonly string[]>>;
}

const everywhereButMainAndOn: Define = (pipelines) => {
  new ShellJob(pipelines, 'everywhere', { commands: ['true'] });
  new ShellJob(pipelines, 'but-main', { commands: ['true'], triggers: [Trigger.push({ branchesIgnore: ['main'] })] });
  new ShellJob(pipelines, 'on-x', { commands: ['true'], triggers: [Trigger.push({ branches: ['x', 'x/y'] })] });
};

const RULES: readonly Rule[] = [
  { rule: 'the merge job runs for its branch only', define: merge, runs: { 'main': ['merge'], 'dev': [], 'main/2': [], 'x/main': [] } },
  { rule: 'the lint job runs for every branch but the default one', define: lint, runs: { 'main': [], 'dev': ['lint'], 'a/b/c': ['lint'], 'main2': ['lint'] } },
  { rule: 'lint and merge never meet', define: lintAndMerge, runs: { main: ['merge'], dev: ['lint'] } },
  { rule: 'a job without triggers runs for every branch', define: shell(), runs: { 'main': ['shell'], 'a/b': ['shell'] } },
  {
    rule: 'a branch runs all the jobs that apply to it (traps 10 and 11)',
    define: everywhereButMainAndOn,
    runs: { 'main': ['everywhere'], 'dev': ['everywhere', 'but-main'], 'x': ['everywhere', 'but-main', 'on-x'], 'x/y': ['everywhere', 'but-main', 'on-x'], 'x/z': ['everywhere', 'but-main'] },
  },
  {
    rule: 'several triggers add up',
    define: shell({ triggers: [Trigger.push({ branches: ['a'] }), Trigger.push({ branches: ['b'] })] }),
    runs: { a: ['shell'], b: ['shell'], c: [] },
  },
  {
    rule: 'a branch that one trigger leaves out and another names runs',
    define: shell({ triggers: [Trigger.push({ branchesIgnore: ['a', 'b'] }), Trigger.push({ branches: ['b'] })] }),
    runs: { a: [], b: ['shell'], c: ['shell'] },
  },
  {
    rule: 'a dot in a branch name is a dot, and nothing else',
    define: shell({ triggers: [Trigger.push({ branches: ['v1.0'] })] }),
    runs: { 'v1.0': ['shell'], 'v1x0': [] },
  },
  {
    rule: 'names that YAML or a shell could misread are names',
    define: shell({ triggers: [Trigger.push({ branches: ['on', '2026', 'fix/#12', 'é', 'constructor', 'a=b@c'] })] }),
    runs: { 'on': ['shell'], '2026': ['shell'], 'fix/#12': ['shell'], 'é': ['shell'], 'constructor': ['shell'], 'a=b@c': ['shell'], 'true': [], 'fix/': [] },
  },
];

describe.each(RULES)('$rule', ({ define, runs }) => {
  const rendered = Rendered.of(define);
  const cases = ALL.flatMap((provider) => Object.keys(runs).map((branch) => ({ provider, branch })));
  test.each(cases)('on $provider, for a push to $branch', ({ provider, branch }) => {
    expect(rendered.jobs(provider, branch).map(({ name }) => name).sort()).toEqual([...runs[branch]].sort());
  });
});

test.each(['v?', '[ab]', '{a,b}', '!main', 'a+', 'a**', '***', 'a\\b', '**/**'])('the pattern %s is refused, because it would mean different things (trap 12)', (pattern) => {
  expect(() => Trigger.push({ branches: [pattern] })).toThrow(pattern.replace(/\\/g, '\\\\'));
  expect(() => Trigger.push({ branchesIgnore: [pattern] })).toThrow('branchesIgnore');
});

test('on bitbucket a branch that is left out runs one step that does nothing and gets no copy of the repository (trap 10)', () => {
  const { branches } = Rendered.of(lint).file('bitbucket').pipelines as { branches: Record<string, unknown> };
  expect(branches.main).toEqual([{ step: { name: 'No job for this branch', clone: { enabled: false }, script: ['echo "no job runs for this branch"'] } }]);
  expect(Object.keys(branches).slice(-1)).toEqual(['**']);
});

test('on bitbucket a branch gets no key of its own when it runs what every branch runs', () => {
  const define: Define = (pipelines) => {
    new ShellJob(pipelines, 'a', { commands: ['true'], triggers: [Trigger.push({ branches: ['x'] }), Trigger.push()] });
  };
  expect(Object.keys((Rendered.of(define).file('bitbucket').pipelines as { branches: object }).branches)).toEqual(['**']);
});

test('on azure trigger and pr are always written, and the trigger always says what it includes (traps 3 and 52)', () => {
  for (const define of [merge, lint, shell()]) {
    const { trigger, pr } = Rendered.of(define).file('azure') as { trigger: { branches: { include: string[] } }; pr: string };
    expect(trigger.branches.include.length).toBeGreaterThan(0);
    expect(pr).toBe('none');
  }
});

test('on github a push to a tag starts nothing: each push filter names branches', () => {
  for (const define of [merge, lint, shell()]) {
    const on = Rendered.of(define).file('github').on as { push: object };
    expect(Object.keys(on)).toEqual(['push']);
    expect(Object.keys(on.push)).toEqual([expect.stringMatching(/^branches(-ignore)?$/)]);
  }
});

test('on gitlab the workflow drops every pipeline that is not for a push, and each rule asks for a branch before it says no (traps 4 and 40)', () => {
  const file = Rendered.of(lintAndMerge).file('gitlab');
  const rules = Object.values(file).map((entry) => (entry as { rules: [{ if: string }] }).rules);
  expect(file.workflow).toBeDefined();
  for (const [{ if: rule }] of rules) {
    expect(rule).toMatch(/^\$CI_PIPELINE_SOURCE == "push" && /);
    if (rule.includes('!=')) expect(rule.indexOf('&& $CI_COMMIT_BRANCH &&')).toBeLessThan(rule.indexOf('!='));
  }
});

describe('github and azure decide conditions without regard to case, so no job of theirs depends on one', () => {
  const branchesOf = (needed: string[] | undefined, needing: string[]): Define => (pipelines) => {
    const first = new ShellJob(pipelines, 'first', { commands: ['true'], triggers: [Trigger.push({ branches: needed })] });
    new ShellJob(pipelines, 'then', { commands: ['true'], triggers: [Trigger.push({ branches: needing })], needs: [first] });
  };

  test.each(['Main', 'MAIN', 'dev'])('a push to %s runs on all four only what runs for every branch', (branch) => {
    const rendered = Rendered.of(branchesOf(undefined, ['main']));
    for (const provider of ALL) expect(rendered.plan(provider, branch).jobs.map(({ name }) => name), provider).toEqual(['first']);
  });

  test('branches that differ in case only are told apart', () => {
    const rendered = Rendered.of(branchesOf(['main', 'Main'], ['main']));
    for (const provider of ALL) {
      expect(rendered.plan(provider, 'main').jobs.map(({ name }) => name), provider).toEqual(['first', 'then']);
      expect(rendered.plan(provider, 'Main').jobs.map(({ name }) => name), provider).toEqual(['first']);
    }
  });

  test('no workflow of github has a condition', () => {
    expect(Rendered.of(branchesOf(undefined, ['main'])).texts('github').join('')).not.toMatch(/^ *if:/m);
  });
});

test('on Azure, where a person can run a pipeline on any branch, a job for named branches is skipped elsewhere', () => {
  const planOf = (branch: string) => PLANNERS.azure.planner.plan(
    // run by hand: the trigger is not asked
    Rendered.of(lintAndMerge).files('azure').map(({ path, data }) => ({ path, data: { ...data as object, trigger: { branches: { include: ['*'] } } } })),
    { kind: 'push', branch },
  );

  expect(planOf('feature/x').jobs.map(({ name }) => name)).not.toContain('merge');
  expect(planOf('main').jobs.map(({ name }) => name)).toContain('merge');
});
