import { describe, expect, test } from 'vitest';
import { planner } from '../../../../src/providers/azure-pipelines/read/index';
import { planned, running } from '../../written';

const NONE = 'trigger: [main]\npr: none\n';
const job = (text: string): string => `${NONE}jobs:\n  - job: a\n    steps: [{ bash: x }]\n${text}`;

describe('a file written by hand, as the guide has it', () => {
  const text = `
name: Run dbt Job
trigger: [ main ]
variables:
  DBT_URL: https://cloud.getdbt.com
  DBT_ACCOUNT_ID: 00000
steps:
  - task: UsePythonVersion@0
    inputs:
      versionSpec: '3.7'
    displayName: Use Python 3.7
  - script: python -u ./python/run_and_monitor_dbt_job.py
    displayName: 'Run dbt job '
    env:
      DBT_API_KEY: $(DBT_API_KEY)
`;

  test('runs its steps as one job, for main', () => {
    expect(running(planner, text, 'main')).toEqual(['Job']);
    expect(running(planner, text, 'dev')).toEqual([]);
  });

  test('is understood whole: tools, variables, secrets, a shell that does not stop at a failure', () => {
    const { jobs, unknown } = planned(planner, text);
    expect(unknown).toEqual([]);
    expect(jobs[0]).toMatchObject({ tools: { python: '3.7' }, steps: [{ name: 'Run dbt job ', shell: ['bash', '--noprofile', '--norc', '{0}'] }] });
    expect(jobs[0].steps[0].environment).toMatchObject({ DBT_URL: 'https://cloud.getdbt.com', DBT_ACCOUNT_ID: '0', BUILD_SOURCEBRANCH: 'refs/heads/main' });
    expect(jobs[0].steps[0].secrets).toEqual({ kind: 'mapped', variables: { DBT_API_KEY: 'DBT_API_KEY' }, unset: 'macro' });
  });
});

describe('the trigger', () => {
  test.each([
    ['none', 'main', false],
    ['[main]', 'main', true],
    ['[main]', 'Main', false],
    ['{ branches: { include: ["*"] } }', 'a/b/c', true],
    ['{ branches: { include: ["release/*"] } }', 'release/a/b', true],
    ['{ branches: { include: ["release/*"] } }', 'release', false],
    ['{ branches: { include: ["*"], exclude: [main] } }', 'main', false],
    ['{ branches: { include: [main], exclude: ["*"] } }', 'main', false],
    ['{ branches: { include: [refs/heads/main] } }', 'main', true],
    ['{ branches: { include: ["v?"] } }', 'v1', true],
    ['{ branches: { include: ["v1.0"] } }', 'v1x0', false],
  ])('%s starts for a push to %s: %s', (trigger, branch, starts) => {
    expect(planned(planner, `trigger: ${trigger}\njobs: [{ job: a, steps: [] }]`, branch)).toMatchObject({ jobs: starts ? [{ id: 'a' }] : [], unknown: [] });
  });

  test('that is absent starts for every branch, as long as no setting switches that off (trap 3)', () => {
    expect(planned(planner, 'jobs: [{ job: a, steps: [] }]', 'x')).toMatchObject({ jobs: [{ id: 'a' }], unknown: [], assumed: [expect.stringContaining('without `trigger`')] });
  });

  test('that only excludes is documented in two ways, which is reported (trap 52)', () => {
    const plan = planned(planner, 'trigger: { branches: { exclude: [main] } }\njobs: [{ job: a, steps: [] }]', 'x');
    expect(plan).toMatchObject({ jobs: [{ id: 'a' }], unknown: [expect.stringContaining('exclude')] });
  });
});

describe('the condition', () => {
  test.each([
    ["and(succeeded(), eq(variables['Build.SourceBranch'], 'refs/heads/main'))", true],
    ["and(succeeded(), eq(variables['build.sourcebranch'], 'REFS/heads/main'))", true],
    ["ne(variables['Build.SourceBranch'], 'refs/heads/main')", false],
    ["eq(variables['Build.Reason'], 'PullRequest')", false],
    ["eq(variables['System.PullRequest.PullRequestId'], '')", true],
    ["startsWith(variables['Build.SourceBranch'], 'refs/heads/ma')", true],
    ["in(variables['Build.SourceBranchName'], 'dev', 'main')", true],
    ["notIn(variables['Build.SourceBranchName'], 'dev', 'main')", false],
    ["and(eq(variables['Build.Reason'], 'PullRequest'), eq(variables['Setting'], 'x'))", false],
    ["or(succeeded(), eq(variables['Setting'], 'x'))", true],
    ['not(failed())', true],
    ['And(Succeeded(), Not(Canceled()))', true],
  ])('%s holds for a push to main: %s', (condition, holds) => {
    const { jobs, unknown } = planned(planner, job(`    condition: ${JSON.stringify(condition)}\n`));
    expect([jobs.length, unknown]).toEqual([holds ? 1 : 0, []]);
  });

  test.each(["eq(variables['Setting'], 'x')", "eq(dependencies.a.outputs['x'], 'y')", "xor(true, eq(variables['Setting'], 'x'))"])('%s hangs on what is not known: it counts as true, and is reported', (condition) => {
    expect(planned(planner, job(`    condition: ${JSON.stringify(condition)}\n`))).toMatchObject({ jobs: [{ id: 'a' }], unknown: [expect.stringContaining(condition)] });
  });
});

describe('a variable', () => {
  test('of the job wins over that of the pipeline; both reach the script in capitals', () => {
    const text = `trigger: [main]
variables: { a.b: pipeline, C: pipeline }
jobs:
  - job: a
    variables: [{ name: c, value: job }]
    steps: [{ bash: x }]`;
    expect(planned(planner, text).jobs[0].steps[0].environment).toMatchObject({ A_B: 'pipeline', C: 'job' });
  });

  test('is put in the place of its macro, in any case; a macro without a variable stays (trap 18)', () => {
    const { jobs } = planned(planner, `${NONE}variables: { A: '1', B: '$(a)2' }\nsteps: [{ bash: 'echo $(A) $(b) $(date) $( A )', env: { X: '$(B)', Y: 'y$(NO)', S: '$(KEY)' } }]`);
    expect(jobs[0].steps[0]).toMatchObject({ script: 'echo 1 12 $(date) $( A )', environment: { X: '12', Y: 'y$(NO)', B: '12' }, secrets: { variables: { S: 'KEY' } } });
  });

  test.each(['secretX', 'INPUT_X', 'endpoint', 'SecureFile1'])('called %s never reaches a script (trap 41)', (name) => {
    const { environment } = planned(planner, `${NONE}variables: { ${name}: x }\nsteps: [{ bash: x }]`).jobs[0].steps[0];
    expect(Object.keys(environment)).not.toContain(name.toUpperCase());
  });

  test('of the run tells the last part of the branch and the whole of it apart (trap 7)', () => {
    expect(planned(planner, 'trigger: ["*"]\nsteps: [{ bash: x }]', 'a/b/c').jobs[0].steps[0].environment).toMatchObject({
      BUILD_SOURCEBRANCH: 'refs/heads/a/b/c', BUILD_SOURCEBRANCHNAME: 'c', TF_BUILD: 'True',
    });
  });
});

describe('what is not evaluated is reported', () => {
  test.each([
    ['a stage of a template', `${NONE}stages: [{ template: x.yml }]`, 'template'],
    ['a template', `${NONE}extends: { template: x.yml }`, 'extends'],
    ['jobs of a template', `${NONE}jobs: [{ template: x.yml }]`, 'template'],
    ['a deployment in other steps than one', `${NONE}jobs: [{ deployment: x, environment: y, strategy: { canary: { deploy: { steps: [] } } } }]`, 'canary'],
    ['a hook of a deployment', `${NONE}jobs: [{ deployment: x, strategy: { runOnce: { preDeploy: { steps: [] }, deploy: { steps: [] } } } }]`, 'preDeploy'],
    ['a task', `${NONE}steps: [{ task: Bash@3 }]`, 'task: Bash'],
    ['another shell', `${NONE}steps: [{ pwsh: x }]`, 'pwsh'],
    ['steps of a template', `${NONE}steps: [{ template: x.yml }]`, 'template'],
    ['the condition of a step', `${NONE}steps: [{ bash: x, condition: always() }]`, 'steps[0].condition'],
    ['a folder', `${NONE}steps: [{ bash: x, workingDirectory: y }]`, 'steps[0].workingDirectory'],
    ['variables of a template', `${NONE}variables: [{ template: x.yml }]\nsteps: []`, 'variables: template'],
    ['an expression of a template', `${NONE}steps: [{ bash: x, env: { A: '\${{ variables.A }}' } }]`, 'variables.A'],
    ['a path filter, as long as the changed files are not known', 'trigger: { branches: { include: [main] }, paths: { include: [models/*] } }\nsteps: []', 'trigger.paths'],
    ['a matrix', job('    strategy: { matrix: {} }\n'), '`strategy`'],
    ['a container', job('    container: x\n'), '`container`'],
  ])('%s', (_, text, what) => {
    expect(planned(planner, text).unknown.join('\n')).toContain(what);
  });

  test('and makes no job out of nothing', () => {
    expect(running(planner, `${NONE}stages: [{ stage: a }]`)).toEqual([]);
    expect(running(planner, `${NONE}jobs: [{ template: x.yml }]`)).toEqual([]);
  });
});
