import { execFile } from 'node:child_process';
import * as fs from 'node:fs/promises';
import * as os from 'node:os';
import * as path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { WrittenFile } from './written-file';
import { YamlMap } from '../../../src/document/document';
import { PipelineEvent } from '../../../src/model/event';
import { setOf } from '../../../src/model/patterns/name-set';
import { planner } from '../../../src/providers/gitlab-ci/plan';
import { job, pullRequestInto, pushBut, pushOf, pushTo, tagged } from '../../model/jobs';

/**
 * `gitlab-ci-local` evaluates the rules of jobs with an RE2 engine of its own: a second opinion on what we write and on what the planner
 * reads. It knows no `workflow`, so only files are compared whose jobs decide alone.
 * @see https://github.com/firecow/gitlab-ci-local
 */
const run = promisify(execFile);
const program = require.resolve('gitlab-ci-local');

const MODELS = setOf(['models/**', '**/*.yml'], []);

const { workflow: _, variables: FORM, ...OURS } = new WrittenFile([
  job('named', { triggers: [pushTo('main', 'release/1')] }),
  job('others', { triggers: [pushBut('main'), pullRequestInto('release/*')] }),
  job('pattern', { triggers: [pushTo('release/*', '**/fix')] }),
  job('below', { triggers: [{ kind: 'push', branches: setOf(['release/**'], ['release/1']) }, pullRequestInto('release/**')] }),
  job('models', { triggers: [pushOf(MODELS, '**'), { ...pullRequestInto('main'), paths: MODELS }] }),
  job('ready', { triggers: [{ ...pullRequestInto('main'), drafts: 'left-out' }], forks: 'skip' }),
  job('tagged', { triggers: [tagged('v*', 'release')] }),
  job('nightly', { triggers: [{ kind: 'schedule', cron: '0 5 * * *', branch: 'main' }] }),
  job('by-hand', { triggers: [{ kind: 'manual', inputs: [] }] }),
  job('also-by-hand', { triggers: [{ kind: 'manual', inputs: [] }] }),
]).data;

const BY_HAND = parse(`
stages: [check, test, run]
default: { image: "python:3.13" }
.base: { stage: check, script: ["true"], rules: [{ if: $CI_COMMIT_BRANCH =~ $KEPT, when: never }, { if: $CI_PIPELINE_SOURCE == "push" && $CI_COMMIT_BRANCH }] }
inherited: { extends: .base }
overridden: { extends: .base, stage: run, rules: [{ if: '$CI_COMMIT_TAG =~ /^V/i' }, { if: $CI_COMMIT_REF_NAME == "main", when: manual }] }
null-differs: { stage: run, script: ["true"], rules: [{ if: '$CI_COMMIT_BRANCH != "main" && $CI_MERGE_REQUEST_IID !~ /7/' }] }
precedence: { stage: run, script: ["true"], rules: [{ if: '$CI_COMMIT_TAG || $CI_COMMIT_BRANCH == "main" && $CI_PIPELINE_SOURCE == "web"' }] }
files: { stage: run, script: ["true"], rules: [{ if: '$CI_PIPELINE_SOURCE == "merge_request_event"', changes: { paths: ["{models,seeds}/**/*.s?l"] } }] }
last: { stage: run, script: ["true"], rules: [{ if: $CI_COMMIT_TAG, when: never }, { when: always }] }
`) as YamlMap;

const FILE: YamlMap = { ...OURS, ...BY_HAND, variables: { ...FORM as YamlMap, KEPT: '/^(main|release)/' } };

const CHANGED = ['models/staging/a.sql'];
const request = { kind: 'pullRequest', number: 7, source: 'feature/x', changed: CHANGED } as const;

const EVENTS: readonly PipelineEvent[] = [
  { kind: 'push', branch: 'main', changed: CHANGED },
  { kind: 'push', branch: 'release/1', changed: CHANGED },
  { kind: 'push', branch: 'release/1/fix', changed: CHANGED, branchIsNew: true },
  { ...request, target: 'main', draft: false, fork: false },
  { ...request, target: 'main', draft: true, fork: false },
  { ...request, target: 'release/1', draft: false, fork: true },
  { kind: 'tag', tag: 'v1.0' },
  { kind: 'schedule', cron: '0 5 * * *', branch: 'main' },
  { kind: 'manual', pipeline: 'also-by-hand', branch: 'main', inputs: {} },
];

/** The variables of an event, from GitLab's page. @see https://docs.gitlab.com/ci/variables/predefined_variables/ */
function variablesOf(event: PipelineEvent): Record<string, string> {
  switch (event.kind) {
    case 'push': return {
      CI_PIPELINE_SOURCE: 'push',
      CI_COMMIT_BRANCH: event.branch,
      CI_COMMIT_REF_NAME: event.branch,
      CI_COMMIT_BEFORE_SHA: (event.branchIsNew ? '0' : 'b').repeat(40),
    };
    case 'pullRequest': return {
      CI_PIPELINE_SOURCE: 'merge_request_event',
      CI_COMMIT_REF_NAME: event.source,
      CI_MERGE_REQUEST_IID: String(event.number),
      CI_MERGE_REQUEST_TARGET_BRANCH_NAME: event.target,
      CI_MERGE_REQUEST_DRAFT: String(event.draft),
      CI_MERGE_REQUEST_PROJECT_ID: '11',
      CI_MERGE_REQUEST_SOURCE_PROJECT_ID: event.fork ? '12' : '11',
    };
    case 'tag': return { CI_PIPELINE_SOURCE: 'push', CI_COMMIT_TAG: event.tag, CI_COMMIT_REF_NAME: event.tag };
    case 'schedule': return {
      CI_PIPELINE_SOURCE: 'schedule', CI_COMMIT_BRANCH: event.branch, CI_COMMIT_REF_NAME: event.branch, CI_PIPELINE_SCHEDULE_DESCRIPTION: event.cron,
    };
    case 'manual': return { CI_PIPELINE_SOURCE: 'web', CI_COMMIT_BRANCH: event.branch, CI_COMMIT_REF_NAME: event.branch, DBT_PIPELINE: event.pipeline };
  }
}

let repository: string;

// it compares the working tree with the default branch of the remote to find out what has changed
beforeAll(async () => {
  repository = await fs.mkdtemp(path.join(os.tmpdir(), 'gitlab-ci-local-'));
  const git = (...args: string[]) => run('git', ['-c', 'user.name=test', '-c', 'user.email=test@example.com', ...args], { cwd: repository });
  await fs.writeFile(path.join(repository, '.gitlab-ci.yml'), stringify(FILE));
  await git('init', '--quiet', '--initial-branch=main');
  await git('remote', 'add', 'origin', 'git@gitlab.example.com:test/test.git');
  await git('add', '--all');
  await git('commit', '--quiet', '--message=pipelines');
  await git('update-ref', 'refs/remotes/origin/main', 'HEAD');
  await git('symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/main');
  for (const file of CHANGED) {
    await fs.mkdir(path.join(repository, path.dirname(file)), { recursive: true });
    await fs.writeFile(path.join(repository, file), 'select 1');
  }
  await git('add', '--all');
});

afterAll(() => fs.rm(repository, { recursive: true, force: true }));

async function listed(event: PipelineEvent, state: string): Promise<string[]> {
  const variables = variablesOf(event);
  const set = Object.entries(variables).flatMap(([name, value]) => ['--variable', `${name}=${value}`]);
  const unset = 'CI_COMMIT_BRANCH' in variables ? [] : ['--unset-variable', 'CI_COMMIT_BRANCH'];
  const { stdout } = await run(process.execPath, [
    program, '--list-json', '--json-schema-validation=false', '--ignore-predefined-vars', Object.keys(variables).join(), '--state-dir', state, ...set, ...unset,
  ], { cwd: repository });
  const jobs = JSON.parse(stdout) as { name: string; when: string }[];
  return jobs.filter(({ when }) => when === 'on_success' || when === 'always').map(({ name }) => name).sort();
}

test('gitlab-ci-local starts the same jobs for every event, of our file and of one that a person wrote', async () => {
  const answers = await Promise.all(EVENTS.map((event, index) => listed(event, `.state-${index}`)));
  const planned = EVENTS.map((event) => planner.plan([{ path: '.gitlab-ci.yml', data: FILE }], event).jobs.map(({ id }) => id).sort());
  expect(answers).toEqual(planned);
  expect(new Set(planned.map((jobs) => jobs.join())).size).toBe(EVENTS.length);
}, 60_000);
