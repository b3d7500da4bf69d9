import { describe, expect, test } from 'vitest';
import { planner } from '../../../../src/providers/github-actions/read/index';
import { planned, running } from '../../written';

const job = (text: string): string => `jobs:\n  a:\n    runs-on: ubuntu-latest\n${text}`;
const STEPS = '    steps: [{ run: "true" }]\n';

describe('a workflow written by hand, as the guide has it', () => {
  const text = `
on:
  push:
    branches-ignore: ['main']
jobs:
  lint_project:
    name: Run SQLFluff linter
    runs-on: ubuntu-latest
    steps:
      - uses: "actions/checkout@v3"
      - uses: "actions/setup-python@v4"
        with: { python-version: "3.9" }
      - name: Install SQLFluff
        run: "python -m pip install sqlfluff"
`;

  test('runs for the branches that it does not ignore', () => {
    expect(running(planner, text, 'main')).toEqual([]);
    expect(running(planner, text, 'a/b')).toEqual(['lint_project']);
  });

  test('is understood whole: name, tools, commands, shell', () => {
    const { jobs, unknown } = planned(planner, text, 'dev');
    expect(unknown).toEqual([]);
    expect(jobs).toMatchObject([{
      name: 'Run SQLFluff linter',
      needs: [],
      tools: { python: '3.9' },
      steps: [{ name: 'Install SQLFluff', script: 'python -m pip install sqlfluff', shell: ['bash', '-e', '{0}'] }],
    }]);
  });
});

describe('the event', () => {
  test.each([
    ['on: push', true],
    ['on: [push, pull_request]', true],
    ['on: pull_request', false],
    ['on: { push: }', true],
    ['on: { push: { tags: [v1] } }', false],
    ['on: { push: { tags-ignore: [v1] } }', false],
    ['on: { push: { tags: [v1], branches: [main] } }', true],
    ['on: { workflow_dispatch: }', false],
  ])('%s starts for a push to main: %s', (on, starts) => {
    expect(running(planner, `${on}\n${job(STEPS)}`)).toEqual(starts ? ['a'] : []);
  });

  test('is found where a YAML 1.1 reader took the key for true', () => {
    expect(planner.plan([{ path: 'x', data: { true: 'push', jobs: { a: { steps: [] } } } }], { kind: 'push', branch: 'main' }).jobs).toHaveLength(1);
  });
});

describe('the condition', () => {
  test.each([
    ["github.ref == 'refs/heads/main'", true],
    ["github.ref == 'refs/heads/MAIN'", true],
    ["github.ref != 'refs/heads/main'", false],
    ["${{ github.ref_name == 'dev' || github.event_name == 'push' }}", true],
    ["startsWith(github.ref, 'refs/heads/ma') && !endsWith(github.ref_name, 'x')", true],
    ["contains(github.ref, 'dev')", false],
    ['always()', true],
    ['failure()', false],
    ["github.event_name == 'pull_request' && vars.WHATEVER == 'x'", false],
    ["github.event_name == 'push' || vars.WHATEVER == 'x'", true],
  ])('%s holds for a push to main: %s, and needs nothing that is not known', (condition, holds) => {
    const { jobs, unknown } = planned(planner, `on: push\n${job(`    if: ${JSON.stringify(condition)}\n${STEPS}`)}`);
    expect([jobs.length, unknown]).toEqual([holds ? 1 : 0, []]);
  });

  test('that hangs on what is not known counts as true, and is reported', () => {
    const { jobs, unknown } = planned(planner, `on: push\n${job(`    if: vars.DEPLOY == 'yes'\n${STEPS}`)}`);
    expect(jobs).toHaveLength(1);
    expect(unknown).toEqual(['.github/workflows/file.yml: jobs.a.if: "vars.DEPLOY == \'yes\'" is not evaluated, so the job is taken to run']);
  });
});

test('a job does not run when one that it needs does not', () => {
  expect(running(planner, `
on: push
jobs:
  a: { if: "false", steps: [] }
  b: { needs: a, steps: [] }
  c: { needs: [], steps: [] }
`)).toEqual(['c']);
});

test('the environment of the step wins over that of the job, and that over the workflow\'s', () => {
  const { jobs } = planned(planner, `
on: push
env: { A: workflow, B: workflow, C: workflow, K: '\${{ secrets.K }}' }
jobs:
  a:
    env: { A: job, B: job }
    steps:
      - run: x
        env: { A: step, REF: 'x \${{ github.ref_name }}', S: '\${{ secrets.TOKEN }}', K: plain }
`, 'a/b');
  const [step] = jobs[0].steps;
  expect(step.environment).toMatchObject({ A: 'step', B: 'job', C: 'workflow', REF: 'x a/b', K: 'plain', GITHUB_REF_NAME: 'a/b' });
  expect(step.secrets).toEqual({ kind: 'mapped', variables: { S: 'TOKEN' }, unset: 'empty' });
});

test.each([['bash', 'bash'], ['sh', 'sh']])('the shell %s is the one that the step names, or the defaults', (name, program) => {
  const { jobs } = planned(planner, `on: push\ndefaults: { run: { shell: ${name} } }\n${job(STEPS)}`);
  expect(jobs[0].steps[0].shell[0]).toBe(program);
});

describe('what is not evaluated is reported', () => {
  test.each([
    ['paths, where the changed files are not known', 'on: { push: { paths: [models/**] } }\njobs: {}', 'on.push.paths'],
    ['an action', `on: push\n${job('    steps: [{ uses: some/action@v1 }]')}`, 'some/action@v1'],
    ['the condition of a step', `on: push\n${job('    steps: [{ run: x, if: vars.X }]')}`, 'steps[0].if'],
    ['a folder', `on: push\n${job('    steps: [{ run: x, working-directory: y }]')}`, 'steps[0].working-directory'],
    ['a folder for all', `on: push\ndefaults: { run: { working-directory: y } }\n${job(STEPS)}`, 'defaults.run.working-directory'],
    ['a shell', `on: push\n${job('    steps: [{ run: x, shell: pwsh }]')}`, 'shell: pwsh'],
    ['a matrix', `on: push\n${job(`    strategy: { matrix: { a: [1] } }\n${STEPS}`)}`, '`strategy`'],
    ['a reusable workflow', 'on: push\njobs: { a: { uses: ./x.yml } }', '`uses`'],
    ['an expression in a script', `on: push\n${job('    steps: [{ run: "echo ${{ github.actor }}" }]')}`, '${{ github.actor }}'],
    ['what is no pattern', 'on: { push: { branches: ["[z-a]"] } }\njobs: {}', '[z-a]'],
  ])('%s', (_, text, what) => {
    expect(planned(planner, text).unknown.join('\n')).toContain(what);
  });
});
