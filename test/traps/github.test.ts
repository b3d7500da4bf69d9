import { expect, test } from 'vitest';
import { Concurrency, DbtCloudJobRef, DbtCloudPullRequestJob, Duration, JobRuntime, RunValue, SecretRef, ShellJob, Trigger } from '../../src';
import { YamlMap } from '../../src/document/document';
import { PullRequestEvent } from '../../src/model/event';
import { githubActions } from '../../src/providers/github-actions';
import { lintAndMerge, merge, shell } from '../providers/definitions';
import { Define, definitionOf, diagnosticsOf, Rendered, SETTINGS } from '../providers/rendered';

const REQUEST: PullRequestEvent = { kind: 'pullRequest', number: 7, source: 'feature/a', target: 'main', changed: ['models/a.sql'], draft: false, fork: false };

function on(define: Define): Rendered {
  return new Rendered(definitionOf(define), ['github']);
}

function job(define: Define, id = 'shell'): YamlMap {
  return (on(define).file('github').jobs as YamlMap)[id] as YamlMap;
}

function setUp(define: Define): string[] {
  return githubActions.setUp(definitionOf(define), [], SETTINGS.github);
}

/** What the commands of the job see. */
function environmentOf(rendered: Rendered, event: PullRequestEvent): Readonly<Record<string, string>> {
  return rendered.job('github', event, 'shell').steps[0].environment;
}

test('trap 1: a pull request is asked for its target, never for its source', () => {
  const rendered = on(shell({ triggers: [Trigger.pullRequest({ targetBranches: ['main'] })] }));
  expect(rendered.jobs('github', REQUEST)).toHaveLength(1);
  expect(rendered.jobs('github', { ...REQUEST, source: 'main', target: 'dev' })).toEqual([]);
});

test('trap 6: the branch of a pull request is its source, and it stands in `env`, never in a script', () => {
  const triggers = [Trigger.push({ branches: ['main'] }), Trigger.pullRequest()];
  const rendered = on(shell({ triggers, commands: ['echo "$BRANCH"'], runValues: { BRANCH: RunValue.BRANCH } }));
  expect(environmentOf(rendered, REQUEST).BRANCH).toBe('feature/a');
  expect(rendered.job('github', 'main', 'shell').steps[0]).toMatchObject({ script: 'echo "$BRANCH"', environment: { BRANCH: 'main' } });
});

test('trap 9: a check that is required and filtered by path would wait forever, and the page for setting up says so', () => {
  const filtered = shell({ triggers: [Trigger.pullRequest({ paths: ['models/**'] })] });
  expect(setUp(filtered)).toEqual(['Do not require the check "shell" of pull requests (Settings > Rules): one that changes none of the files would wait forever.']);
  expect(setUp(shell({ triggers: [Trigger.pullRequest()] }))).toEqual([]);
});

test('trap 10: "all branches but main" needs no job for main', () => {
  const rendered = on(shell({ triggers: [Trigger.push({ branchesIgnore: ['main'] })] }));
  expect([rendered.jobs('github', 'main').length, rendered.jobs('github', 'a/b').length]).toEqual([0, 1]);
});

test('trap 11: a lint of every branch runs for the branch of the merge job too', () => {
  const rendered = on((pipelines) => {
    new ShellJob(pipelines, 'lint', { commands: ['true'] });
    merge(pipelines);
  });
  expect(rendered.jobs('github', 'main').map(({ id }) => id).sort()).toEqual(['lint', 'merge']);
});

test('trap 12: one star stays within a part, two cross parts, and signs that GitHub alone reads are refused', () => {
  const rendered = on(shell({ triggers: [Trigger.push({ branches: ['release/*', 'fix/**'] })] }));
  const runs = ['release/1', 'release/1/a', 'fix/1/a'].map((branch) => rendered.jobs('github', branch).length);
  expect(runs).toEqual([1, 0, 1]);
  expect(() => Trigger.push({ branches: ['fea?ture'] })).toThrow('"?"');
});

test('trap 13: a schedule has no time zone: the same time on all four', () => {
  expect(on(shell({ triggers: [Trigger.schedule({ cron: '0 5 * * *' })] })).file('github').on).toEqual({ schedule: [{ cron: '0 5 * * *' }] });
});

test('trap 14: a schedule on a branch that is not the default one is refused', () => {
  const diagnostics = diagnosticsOf(definitionOf(shell({ triggers: [Trigger.schedule({ cron: '0 5 * * *', branch: 'dev' })] })), ['github']);
  expect(diagnostics.map(({ code, message }) => [code, message])).toEqual([
    ['not-supported', 'GitHub Actions cannot do a schedule on another branch: it runs schedules on the default branch only'],
  ]);
});

test('trap 15: words that are no cron fields are refused', () => {
  expect(() => Trigger.schedule({ cron: '@daily' })).toThrow('five fields');
});

test('trap 16: ids and versions are quoted: neither 00042 nor 3.10 is a number', () => {
  const [text] = on(shell({ env: { ACCOUNT: '00042' }, runtime: JobRuntime.python('3.10') })).texts('github');
  expect(text).toContain("ACCOUNT: '00042'");
  expect(text).toContain("python-version: '3.10'");
});

test('trap 20: a secret reaches the step that reads it, and no other', () => {
  const workflow = on(shell({ secrets: { KEY: SecretRef.named('KEY') } })).file('github');
  const { steps, ...rest } = (workflow.jobs as Record<string, YamlMap>).shell;
  expect(JSON.stringify([{ ...workflow, jobs: null }, rest])).not.toContain('secrets.');
  expect((steps as YamlMap[]).filter(({ env }) => env !== undefined).map(({ name, env }) => [name, env])).toEqual([['Run the commands', { KEY: '${{ secrets.KEY }}' }]]);
});

test('trap 22: a job with secrets does not run for a fork, one without does, and `pull_request_target` is never written', () => {
  const triggers = [Trigger.push(), Trigger.pullRequest()];
  const withSecret = on(shell({ triggers, secrets: { KEY: SecretRef.named('KEY') } }));
  const without = on(shell({ triggers }));
  const fork = { ...REQUEST, fork: true };
  expect([withSecret, without].map((rendered) => rendered.jobs('github', fork).length)).toEqual([0, 1]);
  expect([withSecret, without].map((rendered) => rendered.jobs('github', REQUEST).length)).toEqual([1, 1]);
  expect(withSecret.jobs('github', 'main')).toHaveLength(1);
  expect([...withSecret.texts('github'), ...without.texts('github')].join()).not.toContain('pull_request_target');
});

test('trap 22: the job of dbt Cloud runs for a fork, is told so, and ends green by itself', () => {
  const define: Define = (pipelines) => void new DbtCloudPullRequestJob(pipelines, 'shell', {
    job: DbtCloudJobRef.fromIds({ accountId: '1', projectId: '2', jobId: '3' }), apiKey: SecretRef.named('DBT_API_KEY'),
  });
  const environment = environmentOf(on(define), { ...REQUEST, fork: true });
  expect(Object.entries(environment).filter(([name]) => /FORK/.test(name)).map(([, value]) => value)).toEqual(['true']);
});

test('trap 23: a queue drops none of the runs that wait', () => {
  expect(job(shell({ concurrency: Concurrency.queue('production') })).concurrency).toMatchObject({ 'queue': 'max', 'cancel-in-progress': false });
});

test('trap 24: the program is the process that the runner signals', () => {
  const { steps } = job(merge, 'merge');
  expect((steps as YamlMap[]).map(({ run }) => run)).toContain('exec node .dbt-pipelines/run-and-monitor.mjs');
});

test('trap 25: each job has a time-out, whatever GitHub would do by itself', () => {
  expect(job(shell())['timeout-minutes']).toBe(60);
  expect(job(shell({ timeout: Duration.minutes(5) }))['timeout-minutes']).toBe(5);
});

test('trap 26: a command that fails inside a pipe fails the step', () => {
  expect(on(shell()).job('github', 'main', 'shell').steps[0].shell).toEqual(['bash', '--noprofile', '--norc', '-eo', 'pipefail', '{0}']);
});

test('trap 28: what a job installs and what uses it share a machine', () => {
  const steps = on(lintAndMerge).jobs('github', 'dev').map((planned) => planned.steps.map(({ name }) => name));
  expect(steps).toEqual([['Install SQLFluff', 'Lint']]);
});

test('trap 33: all commits are there when that is asked', () => {
  expect(JSON.stringify(job(shell({ fetchDepth: 0 })).steps)).toContain('"fetch-depth":0');
});

test('trap 34: a pattern of paths begins at the root of the repository and has no slash before it', () => {
  const rendered = on(shell({ triggers: [Trigger.push({ paths: ['models/**'] })] }));
  const changing = (file: string): number => rendered.jobs('github', { kind: 'push', branch: 'main', changed: [file] }).length;
  expect([changing('models/a.sql'), changing('old/models/a.sql')]).toEqual([1, 0]);
  expect(() => Trigger.push({ paths: ['/models/**'] })).toThrow('begins with "/"');
});

test('trap 36: an environment is written only where a job asks for one, and has to be created before: GitHub makes one without rules', () => {
  expect(job(shell())).not.toHaveProperty('environment');
  expect(job(shell({ environment: 'production' })).environment).toBe('production');
  expect(setUp(shell({ environment: 'production' }))).toEqual([expect.stringContaining('GitHub makes a missing one by itself, without any')]);
});

test.each(['GITHUB_TOKEN', 'RUNNER_TEMP'])('trap 41: %s is no name for a variable or a secret', (name) => {
  expect(() => definitionOf(shell({ env: { [name]: 'x' } }))).toThrow(name);
  expect(() => definitionOf(shell({ secrets: { [name]: SecretRef.named('KEY') } }))).toThrow(name);
});

test('trap 42: "${{" in a value or a command is refused: GitHub would evaluate it', () => {
  expect(() => definitionOf(shell({ commands: ['echo "${{ github.head_ref }}"'] }))).toThrow('${{');
  expect(() => definitionOf(shell({ env: { A: '${{ secrets.KEY }}' } }))).toThrow('${{');
});

test('trap 45: a job whose `needs` failed counts as passed, so the checks of all jobs are to be required', () => {
  const chain: Define = (pipelines) => {
    const first = new ShellJob(pipelines, 'first', { commands: ['true'], triggers: [Trigger.pullRequest()] });
    new ShellJob(pipelines, 'last', { commands: ['true'], triggers: [Trigger.pullRequest()], needs: [first] });
  };
  expect(setUp(chain)).toEqual([expect.stringContaining('require all of them, the checks "first" and "last"')]);
});

test('trap 46: the exit code of the commands decides, and the report is kept also when they failed', () => {
  const { steps } = job(shell({ testReport: 'test-results/a.xml' }));
  expect((steps as YamlMap[])[3]).toMatchObject({ if: 'always()', with: { 'path': 'test-results/a.xml', 'if-no-files-found': 'ignore' } });
});

test('trap 49: the subject of an id token depends on the age of the repository, and the page for setting up shows both', () => {
  const [line] = setUp(shell({ idTokens: { AWS: 'sts.amazonaws.com' } }));
  expect(line).toContain('`repo:OWNER/NAME:...`');
  expect(line).toContain('`repo:OWNER@ID/NAME@ID:...`');
});

test('trap 50: no run for a pull request with a conflict is no success, and the plan says what it takes for granted', () => {
  const { assumed } = on(shell({ triggers: [Trigger.pullRequest()] })).plan('github', REQUEST);
  expect(assumed).toEqual(['.github/workflows/shell.yml: the pull request is taken to have no merge conflict: GitHub starts nothing while it has one']);
});
