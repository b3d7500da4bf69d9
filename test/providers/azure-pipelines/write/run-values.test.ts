import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { CONTEXT_NAMES, context, ContextName } from '../../../../src/model/env';
import { PipelineEvent, PullRequestEvent } from '../../../../src/model/event';
import { Job } from '../../../../src/model/job';
import { AzureSettings } from '../../../../src/providers/azure-pipelines/options';
import { SAMPLE_RUN } from '../../../../src/providers/shared/read/sample-run';
import { job, pullRequestInto, pushTo, tagged } from '../../../model/jobs';
import { Azure, AZURE_REPOS, GITHUB } from '../azure';

const PUSH: PipelineEvent = { kind: 'push', branch: 'feature/a/b' };
const TAG: PipelineEvent = { kind: 'tag', tag: 'v1/2' };
const SCHEDULE: PipelineEvent = { kind: 'schedule', cron: '0 5 * * *', branch: 'main' };
const PULL_REQUEST: PullRequestEvent = { kind: 'pullRequest', number: 7, source: 'feature/x', target: 'release/1', draft: false, fork: false };

const ENVIRONMENT = Object.fromEntries(CONTEXT_NAMES.map((of) => [of.toUpperCase(), context(of)]));
const ALL: Job['triggers'] = [pushTo('**'), pullRequestInto('**'), tagged('**'), SCHEDULE, { kind: 'manual', inputs: [] }];

/** What a real bash hands on. */
function valuesFor(event: PipelineEvent, triggers: Job['triggers'] = ALL, settings: AzureSettings = GITHUB): Record<ContextName, string> {
  const commands = CONTEXT_NAMES.map((of) => `printf '%s=%s\\n' ${of} "$${of.toUpperCase()}"`);
  const azure = new Azure([job('a', { triggers, env: ENVIRONMENT, steps: [{ kind: 'commands', name: 'Run', commands, secrets: [] }] })], settings);
  const [{ steps: [step] }] = azure.plan(event).jobs;
  const output = execFileSync('bash', ['-c', step.script], { env: { ...step.environment, PATH: process.env.PATH }, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  return Object.fromEntries(output.trimEnd().split('\n').map((line) => line.split(/=(.*)/s).slice(0, 2))) as Record<ContextName, string>;
}

const NOTHING = { branch: '', tag: '', pullRequestId: '', sourceBranch: '', targetBranch: '', fromFork: 'false' };
const OF_PULL_REQUEST = { branch: 'feature/x', pullRequestId: '7', sourceBranch: 'feature/x', targetBranch: 'release/1', event: 'pull_request' };
const COMMON = { commit: SAMPLE_RUN.commit, repository: SAMPLE_RUN.repository, runUrl: 'https://dev.azure.com/rehearsal/rehearsal/_build/results?buildId=1' };

describe('the values of a run', () => {
  test.each<[string, PipelineEvent, Partial<Record<ContextName, string>>]>([
    ['a push', PUSH, { branch: 'feature/a/b', event: 'push', commitMessage: 'Add a model' }],
    ['a tag', TAG, { tag: 'v1/2', event: 'tag' }],
    ['a time', SCHEDULE, { branch: 'main', event: 'schedule' }],
    ['a start by hand', { kind: 'manual', pipeline: 'a', branch: 'refs', inputs: {} }, { branch: 'refs', event: 'manual' }],
    ['a pull request', PULL_REQUEST, OF_PULL_REQUEST],
    ['a pull request from a fork', { ...PULL_REQUEST, fork: true }, { ...OF_PULL_REQUEST, fromFork: 'true' }],
  ])('of %s', (_, event, values) => {
    expect(valuesFor(event)).toMatchObject({ ...NOTHING, ...COMMON, ...values });
  });

  test('are the same where Azure Repos writes branches in full', () => {
    const triggers = [pushTo('**'), pullRequestInto('**')];
    expect(valuesFor(PULL_REQUEST, triggers, AZURE_REPOS)).toMatchObject(OF_PULL_REQUEST);
  });

  test('are the same in a file for one kind of event as in a file for all', () => {
    expect(valuesFor(PUSH, [pushTo('**')])).toEqual(valuesFor(PUSH));
    expect(valuesFor(TAG, [tagged('**')])).toEqual(valuesFor(TAG));
    expect(valuesFor(PULL_REQUEST, [pullRequestInto('**')])).toEqual(valuesFor(PULL_REQUEST));
  });

  test('read no secret and run no command, whatever a branch is called', () => {
    expect(valuesFor({ kind: 'push', branch: 'x$(BUILD_REASON)`id`"${PATH}' }).branch).toBe('x$(BUILD_REASON)`id`"${PATH}');
  });
});

describe('an input', () => {
  const variables = (event: PipelineEvent, inputs: readonly { variable: string; default: string; options: string[] }[]) => {
    const env = Object.fromEntries(inputs.map((input) => [input.variable, { kind: 'input', default: input.default } as const]));
    return new Azure([job('a', { triggers: [pushTo('main'), { kind: 'manual', inputs }], env })]).plan(event).jobs[0].steps[0].environment;
  };
  const start = (inputs: Record<string, string>): PipelineEvent => ({ kind: 'manual', pipeline: 'a', branch: 'main', inputs });

  test('is what the person filled in, and the default for every other event', () => {
    const inputs = [{ variable: 'MODE', default: 'fast', options: ['fast', 'full'] }, { variable: 'SELECT', default: '0012', options: [] }];
    expect(variables(start({ MODE: 'full', SELECT: "it's $HOME" }), inputs)).toMatchObject({ MODE: 'full', SELECT: "it's $HOME" });
    expect(variables({ kind: 'push', branch: 'main' }, inputs)).toMatchObject({ MODE: 'fast', SELECT: '0012' });
  });

  test('cannot name a secret, which a person who may start a pipeline may not all read', () => {
    expect(variables(start({ SELECT: '$(DBT_API_KEY) $[variables.DBT_API_KEY]' }), [{ variable: 'SELECT', default: '', options: [] }]).SELECT)
      .toBe('$ (DBT_API_KEY) $ [variables.DBT_API_KEY]');
  });
});
