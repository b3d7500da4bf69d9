import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { LocalRepository } from './local-repository';
import { WrittenFile } from './written-file';
import { YamlMap } from '../../../src/document/document';
import { PipelineEvent } from '../../../src/model/event';
import { setOf } from '../../../src/model/patterns/name-set';
import { planner } from '../../../src/providers/gitlab-ci/read/index';
import { job, pullRequestInto, pushBut, pushOf, pushTo, tagged } from '../../model/jobs';

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

let repository: LocalRepository;

beforeAll(async () => {
  repository = await LocalRepository.with(FILE, CHANGED);
});

afterAll(() => repository.remove());

/**
 * `gitlab-ci-local` evaluates the rules of jobs with an RE2 engine of its own: a second opinion on what we write and on what the planner
 * reads. It knows no `workflow`, so only files are compared whose jobs decide alone.
 * @see https://github.com/firecow/gitlab-ci-local
 */
test('gitlab-ci-local starts the same jobs for every event, of our file and of one that a person wrote', async () => {
  const answers = await Promise.all(EVENTS.map((event) => repository.startedBy(event)));
  const planned = EVENTS.map((event) => planner.plan([{ path: '.gitlab-ci.yml', data: FILE }], event).jobs.map(({ id }) => id).sort());
  expect(answers).toEqual(planned);
  expect(new Set(planned.map((jobs) => jobs.join())).size).toBe(EVENTS.length);
}, 60_000);
