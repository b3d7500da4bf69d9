import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { YamlMap } from '../../src/document/document';
import { checkModel } from '../../src/model/checks';
import { problemOfCron } from '../../src/model/cron';
import { PullRequestEvent } from '../../src/model/event';
import { problemOfJobName } from '../../src/model/job-name';
import { contains, setOf } from '../../src/model/patterns/name-set';
import { gitlabCi } from '../../src/providers/gitlab-ci';
import { planner } from '../../src/providers/gitlab-ci/read/index';
import { Plan } from '../../src/providers/plan';
import { definition, job, pullRequestInto, pushBut, pushOf, pushTo, tagged } from '../model/jobs';
import { ROOT, WrittenFile } from '../providers/gitlab-ci/written-file';

/** What falls in, as a person might write it, and what we write instead. */
const byHand = (text: string) => (event: Parameters<typeof planner.plan>[1]): Plan => planner.plan([{ path: '.gitlab-ci.yml', data: parse(text) }], event);

const PUSH = { kind: 'push', branch: 'feature/x', changed: ['README.md'] } as const;
const REQUEST: PullRequestEvent = { kind: 'pullRequest', number: 7, source: 'feature/a/b', target: 'main', draft: false, fork: false, changed: ['README.md'] };
const MODELS = setOf(['models/**'], []);
const secretStep = { kind: 'commands' as const, name: 'Run', commands: ['true'], secrets: [{ variable: 'KEY', secret: { name: 'KEY' } }] };

describe('trap 4: without rules of the workflow, jobs for merge requests never run, and pushes may start two pipelines', () => {
  const file = new WrittenFile([job('lint', { triggers: [pullRequestInto('main')] }), job('nightly', { triggers: [{ kind: 'schedule', cron: '0 5 * * *', branch: 'main' }] })]);

  test('the rules are the declared events and nothing else', () => {
    expect(file.running(REQUEST)).toEqual(['lint']);
    expect(file.plan(PUSH).skipped[0].why.text).toMatch(/there is no pipeline$/);
  });

  test('no rule drops the schedule of a branch with an open merge request', () => {
    expect(file.text).not.toContain('CI_OPEN_MERGE_REQUESTS');
    expect(file.running({ kind: 'schedule', cron: '0 5 * * *', branch: 'main' })).toEqual(['nightly']);
  });
});

test('trap 5: CI_COMMIT_BRANCH is empty for a merge request, so the branch is that of its source', () => {
  const file = new WrittenFile([job('a', { triggers: [pullRequestInto('main')], env: { BRANCH: { kind: 'context', of: 'branch' } } })]);
  const [step] = file.plan(REQUEST).jobs[0].steps;
  expect(step.environment).not.toHaveProperty('CI_COMMIT_BRANCH');
  const { stdout } = spawnSync('sh', ['-c', `${step.script}\nprintf %s "$BRANCH"`], { encoding: 'utf8', env: { ...step.environment } });
  expect(stdout).toBe('feature/a/b');
});

describe('trap 8: `changes` is met by every new branch, tag, schedule and start by hand', () => {
  test('alone it is', () => {
    const naive = byHand('job: { needs: [], script: [x], rules: [{ changes: [models/**/*] }] }');
    expect(naive({ ...PUSH, branchIsNew: true }).jobs).toHaveLength(1);
    expect(naive({ kind: 'tag', tag: 'v1' }).jobs).toHaveLength(1);
  });

  test('ours names the events, and what to compare a new branch with', () => {
    const file = new WrittenFile([job('a', { triggers: [pushOf(MODELS, '**')] })]);
    expect(file.running({ ...PUSH, branchIsNew: true })).toEqual([]);
    expect(file.running({ ...PUSH, branchIsNew: true, changed: ['models/a.sql'] })).toEqual(['a']);
    expect(file.running({ kind: 'tag', tag: 'v1' })).toEqual([]);
    expect(file.running({ kind: 'schedule', cron: '0 5 * * *', branch: 'main' })).toEqual([]);
  });
});

test('trap 9: a push is compared with the push before, and what is not met drops the job and not the pipeline', () => {
  const file = new WrittenFile([job('models', { triggers: [pushOf(MODELS, '**')] }), job('lint')]);
  expect(file.plan(PUSH)).toMatchObject({ jobs: [{ id: 'lint' }], skipped: [{ id: 'models', why: { text: 'no changed file matches `changes`' } }] });
});

describe('trap 12: globs are regular expressions here', () => {
  test('they are anchored, their dots are dots, and a star stops at a slash', () => {
    const set = setOf(['release/*', 'v1.0'], []);
    const file = new WrittenFile([job('a', { triggers: [{ kind: 'push', branches: set }] })]);
    for (const branch of ['release/1', 'release/1/fix', 'old/release/1', 'xrelease/1', 'v1.0', 'v1x0', 'v1.0.1']) {
      expect(file.running({ kind: 'push', branch }), branch).toEqual(contains(set, branch) ? ['a'] : []);
    }
  });

  test('two stars at the end of a glob are one star to Ruby, so a folder is written with a star more', () => {
    const file = new WrittenFile([job('a', { triggers: [pushOf(MODELS, '**')] })]);
    expect(file.running({ ...PUSH, changed: ['models/staging/a.sql'] })).toEqual(['a']);
    const naive = byHand('job: { needs: [], script: [x], rules: [{ changes: ["models/**"] }] }');
    expect(naive({ ...PUSH, changed: ['models/staging/a.sql'] }).jobs).toEqual([]);
  });
});

test('trap 13: a schedule is not in the file, so it is a step to set up, and the plan takes it for granted aloud', () => {
  const nightly = job('a', { triggers: [{ kind: 'schedule', cron: '0 5 * * *', branch: 'main' }] });
  expect(gitlabCi.features.schedule.level).toBe('emulated');
  expect(gitlabCi.setUp(definition(nightly), [], ROOT)).toEqual([expect.stringContaining('`0 5 * * *`, the cron timezone UTC and the branch `main`')]);
  const { jobs, assumed } = new WrittenFile([nightly]).plan({ kind: 'schedule', cron: '0 5 * * *', branch: 'main' });
  expect([jobs.length, assumed.length]).toEqual([1, 1]);
});

test.each(['@daily', '0 0 5 * * * *', '0 5 * * MON'])('trap 15: %s is no time to all four', (cron) => {
  expect(problemOfCron(cron)).toBeDefined();
});

test('trap 16: an id keeps its noughts, for every reader of YAML', () => {
  const file = new WrittenFile([job('a', { env: { ID: { kind: 'literal', value: '00042' }, VERSION: { kind: 'literal', value: '3.10' } } })]);
  expect(file.text).toMatch(/ID: '00042'\n/);
  expect(file.text).toMatch(/VERSION: '3.10'\n/);
});

test('trap 17: no variable is handed to itself; the settings reach the job without a line', () => {
  const file = new WrittenFile([job('a', { steps: [secretStep] })]);
  expect(file.text).not.toMatch(/KEY: ?"?\$/);
  expect(byHand('job: { needs: [], script: [x], variables: { KEY: $KEY } }')(PUSH).jobs[0].steps[0].environment.KEY).toBe('$KEY');
});

test('trap 20: every job has every secret of the settings: it is said, and a store gives it to one job only', () => {
  expect(gitlabCi.features.secret).toMatchObject({ level: 'emulated', by: expect.stringContaining('every variable of the settings into every job') });
  const secret = { name: 'KEY', gitlab: { kind: 'gcpSecretManager', audience: 'x', name: 'key' } } as const;
  const file = new WrittenFile([job('a', { steps: [{ ...secretStep, secrets: [{ variable: 'KEY', secret }] }] }), job('b')]);
  expect([file.job('a').secrets, file.job('b').secrets]).toEqual([{ KEY: expect.anything() }, undefined]);
});

test('trap 21: a protected variable does not reach a merge request, which is said where a job needs one', () => {
  const lines = gitlabCi.setUp(definition(job('a', { triggers: [pullRequestInto('main')], steps: [secretStep] })), [], ROOT);
  expect(lines).toEqual([expect.stringMatching(/^Leave KEY unprotected/)]);
});

test('trap 22: a job with secrets does not run for a merge request from a fork', () => {
  const file = new WrittenFile([job('a', { triggers: [pullRequestInto('main')], forks: 'skip' }), job('b', { triggers: [pullRequestInto('main')] })]);
  expect(file.running({ ...REQUEST, fork: true })).toEqual(['b']);
  expect(file.running(REQUEST)).toEqual(['a', 'b']);
});

test('trap 23: a queue is a resource group, and its order is one step to set up', () => {
  const queued = job('a', { concurrency: { kind: 'queue', group: 'production' } });
  expect(new WrittenFile([queued]).job('a').resource_group).toBe('production');
  expect(gitlabCi.setUp(definition(queued), [], ROOT)).toEqual([expect.stringContaining('oldest_first')]);
});

test('trap 25: the time-out is written, as the text that GitLab asks for', () => {
  expect(new WrittenFile([job('a', { timeoutSeconds: 5400 })]).job('a').timeout).toBe('90 minutes');
});

describe('the script, as the runner starts it', () => {
  /** The wrapper of the runner. @see https://gitlab.com/gitlab-org/gitlab-runner/-/blob/main/shells/bash.go */
  function exitCode(file: WrittenFile): number | null {
    const script = (file.job('a').script as string[]).join('\n');
    const quoted = `'${script.replace(/'/g, '\'\\\'\'')}'`;
    return spawnSync('bash', [], { input: `set -eo pipefail\nset +o noclobber\n: | eval ${quoted}\nexit 0\n`, encoding: 'utf8' }).status;
  }

  test('trap 26: stops at the first failure, also in a pipe', () => {
    const commands = (...lines: string[]): number | null => exitCode(new WrittenFile([job('a', { steps: [{ kind: 'commands', name: 'Run', commands: lines, secrets: [] }] })]));
    expect(commands('false', 'true')).not.toBe(0);
    expect(commands('false | cat', 'true')).not.toBe(0);
    expect(commands('true')).toBe(0);
  });

  test('trap 44: hands on the exit code of the program', () => {
    const file = new WrittenFile([job('a', { steps: [{ kind: 'program', name: 'Run', command: ['sh', '-c', 'exit 3'], secrets: [] }] })]);
    expect(exitCode(file)).toBe(3);
  });
});

test.each(['echo a: b', '*x', '&x', '!x', '%x', '@x', '- x', '# x'])('trap 27: the command %s comes out of the file as it went in', (command) => {
  expect(new WrittenFile([job('a', { steps: [{ kind: 'commands', name: 'Run', commands: [command], secrets: [] }] })]).job('a').script).toEqual([command]);
});

test('trap 31: beside a root file of somebody else only jobs are written, and the line to include them is shown', () => {
  const settings = { path: '.gitlab/dbt.yml', tags: [] };
  const jobs = [job('a', { triggers: [pushTo('main'), { kind: 'manual', inputs: [] }], concurrency: { kind: 'cancelOlder', also: 'nobody' } })];
  expect(Object.keys(new WrittenFile(jobs, settings).data)).toEqual(['a']);
  expect(gitlabCi.setUp(definition(...jobs), [], settings)[0]).toContain('include: [{ local: .gitlab/dbt.yml }]');
});

test.each(['pages', 'default', 'include', 'image', 'stages', 'variables', 'workflow', '.hidden'])('trap 32: %s is no name of a job', (name) => {
  expect(problemOfJobName(name)).toBeDefined();
});

test('trap 33: all commits are fetched where the job asks for them', () => {
  expect(new WrittenFile([job('a', { fetchDepth: 'full' })]).job('a').variables).toEqual({ GIT_DEPTH: '0' });
});

test('trap 35: nothing is left to `after_script`, which has a shell of its own and cannot fail the job', () => {
  expect(new WrittenFile([job('a', { steps: [secretStep, secretStep] })]).text).not.toContain('after_script');
});

test('trap 39: one name as a plain value and as a secret is refused, for the settings would win here and lose on Azure', () => {
  const both = definition(job('a', { steps: [secretStep], env: { KEY: { kind: 'literal', value: 'x' } } }));
  expect(checkModel(both)).toMatchObject([{ code: 'variable-and-secret' }]);
});

describe('trap 40: a variable that is not set differs from every text', () => {
  test('alone, a negative test lets tags and merge requests in', () => {
    const naive = byHand('workflow: { rules: [{ when: always }] }\njob: { needs: [], script: [x], rules: [{ if: $CI_COMMIT_BRANCH != "main" }] }');
    expect([naive(REQUEST).jobs.length, naive({ kind: 'tag', tag: 'v1' }).jobs.length]).toEqual([1, 1]);
  });

  test('ours asks for the variable first', () => {
    const file = new WrittenFile([
      job('names', { triggers: [pushBut('main')] }), job('patterns', { triggers: [pushBut('release/**')] }), job('other', { triggers: [tagged('**'), pullRequestInto('**')] }),
    ]);
    expect([file.running(REQUEST), file.running({ kind: 'tag', tag: 'v1' })]).toEqual([['other'], ['other']]);
  });
});

test.each(['a$b', 'a$$b', '${X}', '%X%', '100%'])('trap 43: the value %s is not expanded once more', (value) => {
  const file = new WrittenFile([job('a', { env: { V: { kind: 'literal', value } } })]);
  expect((file.job('a').variables as YamlMap).V).toEqual({ value, expand: false });
  expect(file.plan(PUSH).jobs[0].steps[0].environment.V).toBe(value);
});

test('trap 46: a report does not decide: it is kept of a failed run too, and the program fails the job', () => {
  const file = new WrittenFile([job('a', { reports: { junit: 'test-results/dbt.xml' } })]);
  expect(file.job('a')).toMatchObject({ artifacts: { when: 'always', reports: { junit: 'test-results/dbt.xml' } } });
  expect(file.job('a')).not.toHaveProperty('allow_failure');
});

test('trap 48: a start by hand hangs on a setting that new projects do not have, which is said; an only pipeline starts without it, and of several none', () => {
  const jobs = [job('a', { triggers: [{ kind: 'manual', inputs: [] }] }), job('b', { triggers: [{ kind: 'manual', inputs: [] }] })];
  expect(gitlabCi.setUp(definition(...jobs), [], ROOT)).toContainEqual(expect.stringContaining('New projects let nobody'));
  expect(new WrittenFile(jobs.slice(0, 1)).data.variables).toMatchObject({ DBT_PIPELINE: { value: 'a', options: ['a'] } });
  expect(new WrittenFile(jobs).data.variables).toMatchObject({ DBT_PIPELINE: { value: '-', options: ['-', 'a', 'b'] } });
});
