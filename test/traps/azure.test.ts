import { execFileSync, spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { checkModel } from '../../src/model/checks';
import { problemOfCron } from '../../src/model/cron';
import { context } from '../../src/model/env';
import { Job } from '../../src/model/job';
import { setOf } from '../../src/model/patterns/name-set';
import { problemOfValue } from '../../src/model/plain-value';
import { problemOfVariableName } from '../../src/model/variable-name';
import { definition, job, pullRequestInto, pushOf, pushTo, tagged } from '../model/jobs';
import { Azure, AZURE_REPOS, complaints } from '../providers/azure-pipelines/azure';

/** The traps of Azure Pipelines among those that we know of the four: what would fall in, and what is written or refused instead. */
function fileOf(given: Partial<Job> = {}, settings?: typeof AZURE_REPOS): Azure {
  return new Azure([job('a', given)], settings);
}

function textOf(given: Partial<Job> = {}): string {
  return fileOf(given).files[0].text;
}

function using(name: string): Job['steps'] {
  return [{ kind: 'commands', name: 'Run', commands: ['true'], secrets: [{ variable: name, secret: { name } }] }];
}

const MANUAL = { kind: 'manual', inputs: [] } as const;

describe('triggers', () => {
  test('trap 2: `pr` does nothing for Azure Repos, so it is none there, and the branch policy is a set-up step', () => {
    const azure = fileOf({ triggers: [pullRequestInto('main')] }, AZURE_REPOS);
    expect(azure.file.pr).toBe('none');
    expect(azure.setUp.join('\n')).toContain('Build validation');
  });

  test('trap 3: no `trigger` and no `pr` mean all or nothing, so both are always written', () => {
    for (const triggers of [[pushTo('main')], [pullRequestInto('main')], [tagged('v1')], [MANUAL]]) {
      expect(Object.keys(fileOf({ triggers }).file)).toEqual(expect.arrayContaining(['trigger', 'pr']));
    }
  });

  test('trap 12: `*` crosses slashes, so what is deeper than one level is left out again', () => {
    const azure = fileOf({ triggers: [pushTo('release/*')] });
    expect([azure.running({ kind: 'push', branch: 'release/a' }), azure.running({ kind: 'push', branch: 'release/a/b' })]).toEqual([['a'], []]);
  });

  test('trap 14: a schedule comes only after changes unless it says `always`', () => {
    expect(fileOf({ triggers: [{ kind: 'schedule', cron: '0 5 * * *', branch: 'main' }] }).file.schedules).toMatchObject([{ always: true }]);
  });

  test('trap 15: names of days, which Azure knows and others do not, are no time of ours', () => {
    expect(['0 5 * * 1-5', '0 5 * * Mon', '@daily', '0 5 * * 7'].map((cron) => problemOfCron(cron) === undefined)).toEqual([true, false, false, false]);
  });

  test('trap 34: a path filter begins with no slash', () => {
    expect(textOf({ triggers: [pushOf(setOf(['models/**'], ['models/docs/**']), 'main')] })).not.toMatch(/- '?\/models/);
  });

  test('trap 38: the pushed branch decides by its own file, so that a condition for production is in the file and not in a setting', () => {
    expect(textOf({ triggers: [pushTo('main')] })).toContain("eq(variables['Build.SourceBranch'], 'refs/heads/main')");
  });

  test('trap 52: `exclude` without `include` is documented in two ways, so `include` is always written', () => {
    expect(fileOf({ triggers: [{ kind: 'push', branches: setOf(['**'], ['main']) }] }).file.trigger).toEqual({ branches: { include: ['*'], exclude: ['main'] } });
  });

  test('trap 53: the path filter of a policy has a form of its own, and the file has none', () => {
    const azure = fileOf({ triggers: [{ ...pullRequestInto('main'), paths: setOf(['models/**', 'Makefile'], []) }] }, AZURE_REPOS);
    expect(azure.setUp.join('\n')).toContain('`/models/*;/Makefile;!/Makefile/*`');
    expect(azure.files[0].text).not.toContain('models/*');
  });
});

describe('values', () => {
  test('trap 7: the branch is the whole of its name, and that of a pull request its source', () => {
    const azure = fileOf({ triggers: [pushTo('**'), pullRequestInto('**')], env: { BRANCH: context('branch') }, steps: [{ kind: 'commands', name: 'Run', commands: ['printf %s "$BRANCH"'], secrets: [] }] });
    const branchFor = (event: Parameters<Azure['plan']>[0]): string => {
      const [{ steps: [{ script, environment }] }] = azure.plan(event).jobs;
      return execFileSync('bash', ['-c', script], { env: { ...environment, PATH: process.env.PATH }, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
    };
    expect(branchFor({ kind: 'push', branch: 'feature/a/b' })).toBe('feature/a/b');
    expect(branchFor({ kind: 'pullRequest', number: 7, source: 'feature/a/c', target: 'main', draft: false, fork: false })).toBe('feature/a/c');
  });

  test('trap 16: what looks like a number stays a text', () => {
    const azure = fileOf({ env: { DBT_ACCOUNT_ID: { kind: 'literal', value: '00042' } } });
    expect(azure.jobs[0].variables).toEqual({ DBT_ACCOUNT_ID: '00042' });
    expect(azure.files[0].text).toContain("versionSpec: '3.12'");
  });

  test('trap 39: one name is never a plain value, which would hide the stored one, and a secret', () => {
    const both = job('a', { env: { KEY: { kind: 'literal', value: 'x' } }, steps: using('KEY') });
    expect(checkModel(definition(both)).map(({ code }) => code)).toEqual(['variable-and-secret']);
  });

  test('trap 41: names that Azure keeps back from scripts are refused', () => {
    expect(['SECRET_KEY', 'INPUT_X', 'ENDPOINT', 'SECUREFILE_1', 'DBT_API_KEY'].map((name) => problemOfVariableName(name) === undefined)).toEqual([false, false, false, false, true]);
  });

  test('trap 42: neither `${{` nor a macro comes into a value or a command', () => {
    expect([problemOfValue('${{ 1 }}'), problemOfValue('$(KEY)'), problemOfValue('$[1]')]).not.toContain(undefined);
    const macro = job('a', { env: { DATE: { kind: 'literal', value: 'x' } }, steps: [{ kind: 'commands', name: 'Run', commands: ['echo $(date)'], secrets: [] }] });
    expect(complaints([macro])).toEqual([expect.stringContaining('$(date)')]);
  });

  test('trap 51: the message of the commit, which conditions do not have, is read in a script only', () => {
    const text = textOf({ triggers: [pushTo('main')], env: { MESSAGE: context('commitMessage') } });
    expect(text.match(/.*SOURCEVERSIONMESSAGE.*/gi)).toEqual([expect.stringContaining('export MESSAGE=')]);
  });
});

describe('secrets', () => {
  test('trap 17: a script has only the secrets that its step maps', () => {
    expect(fileOf({ steps: using('KEY') }).jobs[0].steps).toContainEqual(expect.objectContaining({ displayName: 'Run', env: { KEY: '$(KEY)' } }));
    expect(textOf({ steps: using('KEY') }).match(/\$\(KEY\)/g)).toHaveLength(1);
  });

  test('trap 18: a secret that is not stored is the text of its macro, which the plan says', () => {
    const [{ steps: [step] }] = fileOf({ steps: using('KEY') }).plan({ kind: 'push', branch: 'main' }).jobs;
    expect(step.secrets).toEqual({ kind: 'mapped', variables: { KEY: 'KEY' }, unset: 'macro' });
  });

  test('trap 22: a job with secrets does not run for a pull request from a fork', () => {
    const azure = fileOf({ triggers: [pullRequestInto('main')], forks: 'skip', steps: using('KEY') });
    const event = { kind: 'pullRequest', number: 7, source: 'x', target: 'main', draft: false } as const;
    expect([azure.running({ ...event, fork: false }), azure.running({ ...event, fork: true })]).toEqual([['a'], []]);
  });
});

describe('jobs', () => {
  const inOrder = [job('a', { triggers: [pushTo('main')] }), job('b', { triggers: [pushTo('main')], needs: ['a'] })];

  test('trap 23: the default lock would drop all waiting runs but the latest', () => {
    expect(fileOf({ concurrency: { kind: 'queue', group: 'prod' }, environment: 'production' }).file.lockBehavior).toBe('sequential');
    expect(complaints([job('a', { concurrency: { kind: 'queue', group: 'prod' } })])).toEqual([expect.stringContaining('`environment`')]);
  });

  test('trap 24: a program is the process that gets the signal to stop', () => {
    expect(textOf({ steps: [{ kind: 'program', name: 'Run', command: ['node', 'x.mjs'], secrets: [] }] })).toContain('exec node x.mjs');
  });

  test('trap 25: a time-out is always written', () => {
    expect(fileOf({ timeoutSeconds: 7200 }).jobs[0].timeoutInMinutes).toBe(120);
  });

  test('trap 26: a script stops at its first failure, and at one in a pipe', () => {
    for (const commands of [['false', 'true'], ['false | true', 'true']]) {
      const [{ steps: [{ script }] }] = fileOf({ steps: [{ kind: 'commands', name: 'Run', commands, secrets: [] }] }).plan({ kind: 'push', branch: 'x' }).jobs;
      expect(spawnSync('bash', ['-c', script], { stdio: 'ignore' }).status).toBe(1);
    }
  });

  test('trap 28: each job sets its tool up, for it has a fresh machine', () => {
    const text = new Azure(inOrder).files[0].text;
    expect(text.match(/UsePythonVersion@0/g)).toHaveLength(2);
  });

  test('trap 29: a condition keeps `succeeded()`, which it would replace', () => {
    for (const { condition } of new Azure(inOrder).jobs) expect(condition).toMatch(/^and\(succeeded\(\), /);
  });

  test('trap 30: a condition compares the whole ref, so that a pull request is no push to main', () => {
    const azure = fileOf({ triggers: [pushTo('main')] });
    expect(azure.jobs[0].condition).toContain("'refs/heads/main'");
    expect(azure.running({ kind: 'pullRequest', number: 7, source: 'main', target: 'main', draft: false, fork: false })).toEqual([]);
  });

  test('trap 31: a file does nothing until a pipeline is made of it, which is listed for each', () => {
    const { setUp, files } = new Azure([job('a', { triggers: [pushTo('main')] }), job('b', { triggers: [pushTo('dev')] })]);
    expect(setUp).toEqual(files.map(({ path }) => expect.stringContaining(`\`/${path}\``)));
  });

  test('trap 32: the key of a job has no "-"', () => {
    expect(new Azure([job('dbt-run-on-merge')]).jobs[0].job).toBe('dbt_run_on_merge');
  });

  test('trap 33: all commits are fetched where the job asks for them', () => {
    expect(fileOf({ fetchDepth: 'full' }).jobs[0].steps).toContainEqual(expect.objectContaining({ fetchDepth: 0, fetchTags: true }));
  });

  test('trap 36: an environment has to be there, which is listed', () => {
    expect(fileOf({ environment: 'production' }).setUp.join('\n')).toContain('Create the environment "production"');
    expect(textOf()).not.toContain('environment');
  });

  test('trap 46: results of tests are shown after a failure too, and do not decide', () => {
    expect(fileOf({ reports: { junit: 'test-results/dbt.xml' } }).jobs[0].steps).toContainEqual(expect.objectContaining({
      task: 'PublishTestResults@2', condition: 'succeededOrFailed()', inputs: { testResultsFormat: 'JUnit', testResultsFiles: 'test-results/dbt.xml', testRunTitle: 'a' },
    }));
  });
});
