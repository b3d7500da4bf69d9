import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { context, CONTEXT_NAMES, ContextName } from '../../../../src/model/env';
import { PipelineEvent } from '../../../../src/model/event';
import { Job } from '../../../../src/model/job';
import { job, pullRequestInto, pushTo, tagged } from '../../../model/jobs';
import { pullRequest, push, WrittenFile } from '../written-file';

const MANUAL = { kind: 'manual', inputs: [{ variable: 'FULL', default: "no 'way'", options: [] }] } as const;
const SCHEDULE = { kind: 'schedule', cron: '0 5 * * *', branch: 'main' } as const;
const COMMIT = 'c0ffee0000000000000000000000000000000001';

/** A repository with one commit, because a message is read from there. */
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'run-values-'));
const git = (...words: string[]): string => execFileSync('git', words, { cwd: folder, encoding: 'utf8' });
git('init', '-q');
git('-c', 'user.name=a', '-c', 'user.email=a@example.com', 'commit', '-q', '--allow-empty', '-m', 'Add a model\nand its tests\n\nmore');
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

const reader: Job = job('a', {
  triggers: [pushTo('**'), pullRequestInto('main'), tagged('**'), SCHEDULE, MANUAL],
  env: {
    ...Object.fromEntries(CONTEXT_NAMES.map((name) => [`V_${name}`, context(name)])),
    FULL: { kind: 'input', default: "no 'way'" },
  },
  steps: [{ kind: 'commands', name: 'Print', commands: ['env -0'], secrets: [] }],
});
const FILE = WrittenFile.of(reader);

/** What the commands of the job find in their environment. */
function valuesFor(event: PipelineEvent, without: readonly string[] = []): Record<string, string> {
  const [{ steps: [{ script, environment, shell }] }] = FILE.plan(event).jobs;
  const file = path.join(folder, 'script.sh');
  fs.writeFileSync(file, script);
  const env = Object.fromEntries(Object.entries({ ...environment, PATH: process.env.PATH ?? '' }).filter(([name]) => !without.includes(name)));
  const output = execFileSync(shell[0], shell.slice(1).map((word) => word.replace('{0}', file)), { cwd: folder, env, encoding: 'utf8' });
  return Object.fromEntries(output.split('\0').filter((line) => /^(?:V_|FULL)/.test(line)).map((line) => [line.slice(0, line.indexOf('=')).replace('V_', ''), line.slice(line.indexOf('=') + 1)]));
}

const NOTHING: Readonly<Record<ContextName, string>> = {
  branch: '',
  tag: '',
  commit: COMMIT,
  commitMessage: 'Add a model',
  pullRequestId: '',
  sourceBranch: '',
  targetBranch: '',
  fromFork: 'false',
  event: '',
  runUrl: 'https://bitbucket.org/rehearsal/repository/pipelines/results/1',
  repository: 'rehearsal/repository',
};

describe('what a job finds in its environment', () => {
  test.each<[string, PipelineEvent, Partial<Record<ContextName, string>>]>([
    ['a push', push('feature/$HOME'), { branch: 'feature/$HOME', event: 'push' }],
    ['a pull request', pullRequest('main'), { branch: 'feature/x', event: 'pull_request', pullRequestId: '7', sourceBranch: 'feature/x', targetBranch: 'main' }],
    ['a tag', { kind: 'tag', tag: 'v1' }, { tag: 'v1', event: 'tag' }],
    ['a schedule', SCHEDULE, { branch: 'main', event: 'schedule' }],
    ['a start by hand', { kind: 'manual', pipeline: 'a', branch: 'dev', inputs: {} }, { branch: 'dev', event: 'manual' }],
  ])('for %s', (_, event, values) => {
    expect(valuesFor(event)).toEqual({ ...NOTHING, ...values, FULL: "no 'way'" });
  });

  test('is what a person filled in', () => {
    expect(valuesFor({ kind: 'manual', pipeline: 'a', branch: 'dev', inputs: { FULL: 'yes' } }).FULL).toBe('yes');
  });

  test('is the branch of the schedule also where Bitbucket does not say it', () => {
    expect(valuesFor(SCHEDULE, ['BITBUCKET_BRANCH']).branch).toBe('main');
  });
});

test('a short hash of a pull request becomes the whole one', () => {
  const whole = git('rev-parse', 'HEAD').trim();
  const [{ steps: [{ script }] }] = FILE.plan(pullRequest('main')).jobs;
  const output = execFileSync('bash', ['-e', '-c', `${script.replace('env -0', '')}\nprintf %s "$V_commit"`], {
    cwd: folder, env: { PATH: process.env.PATH, BITBUCKET_COMMIT: whole.slice(0, 12), BITBUCKET_PR_DESTINATION_BRANCH: 'main' }, encoding: 'utf8',
  });
  expect(output).toBe(whole);
});
