import { describe, expect, test } from 'vitest';
import { job, pullRequestInto, pushBut, pushOf, pushTo, tagged } from './jobs';
import { Feature, FEATURES, featuresOf } from '../../src/model/feature';
import { FEATURE_TITLES } from '../../src/model/feature-title';
import { Job } from '../../src/model/job';
import { setOf } from '../../src/model/patterns/name-set';
import { SecretSource } from '../../src/model/secret';

const reads = (secret: SecretSource): Partial<Job> => ({ steps: [{ kind: 'commands', name: 'Run', commands: ['true'], secrets: [{ variable: 'X', secret }] }] });
const MODELS = setOf(['models/**'], []);

/** Beside the time-out, which every job has. */
function featuresIn(given: Partial<Job>): Feature[] {
  return featuresOf(job('j', { triggers: [], ...given }), 'main').filter((feature) => feature !== 'timeout');
}

test('every job asks for its time-out', () => {
  expect(featuresOf(job('j', { triggers: [] }), 'main')).toEqual(['timeout']);
});

describe('a job asks for', () => {
  test.each<[string, Partial<Job>, readonly Feature[]]>([
    ['a push by whole names', { triggers: [pushTo('main')] }, ['push']],
    ['a push to any branch, as one by whole names', { triggers: [pushBut('main')] }, ['push']],
    ['a push by pattern', { triggers: [pushTo('release/*')] }, ['push', 'pushPattern']],
    ['files of a push', { triggers: [pushOf(MODELS, '**')] }, ['push', 'pushPaths']],
    ['files of a push that are left out', { triggers: [pushOf([...MODELS, { pattern: 'models/docs/**', included: false }], '**')] }, ['push', 'pushPaths', 'pushPathsIgnore']],
    ['pull requests that are no drafts', { triggers: [{ ...pullRequestInto('main'), drafts: 'left-out' }] }, ['pullRequest', 'draftsIgnored']],
    ['pull requests by pattern and files', { triggers: [{ ...pullRequestInto('r/*'), paths: MODELS }] }, ['pullRequest', 'pullRequestPattern', 'pullRequestPaths']],
    ['pull requests, but none of forks', { triggers: [pullRequestInto('main')], forks: 'skip' }, ['pullRequest', 'forksSkipped']],
    ['nothing about forks where no pull request starts it', { triggers: [pushTo('main')], forks: 'skip' }, ['push']],
    ['a tag', { triggers: [tagged('v*')] }, ['tag']],
    ['a schedule on the default branch', { triggers: [{ kind: 'schedule', cron: '0 5 * * *', branch: 'main' }] }, ['schedule']],
    ['a schedule on another branch', { triggers: [{ kind: 'schedule', cron: '0 5 * * *', branch: 'next' }] }, ['schedule', 'scheduleOtherBranch']],
    ['a start by hand with a form', { triggers: [{ kind: 'manual', inputs: [{ variable: 'X', default: '', options: [] }] }] }, ['manual', 'manualInputs']],
    ['one trigger twice, once', { triggers: [pushTo('main'), pushTo('next')] }, ['push']],
    ['a queue', { concurrency: { kind: 'queue', group: 'g' } }, ['queue']],
    ['an end of older runs', { concurrency: { kind: 'cancelOlder', also: 'nobody' } }, ['cancelOlder']],
    ['no end of older runs that its own program ends', { concurrency: { kind: 'cancelOlder', also: 'program' } }, []],
    ['artifacts of failed jobs for some days', { artifacts: { name: 'a', paths: ['x'], days: 3, when: 'always' } }, ['artifacts', 'artifactDays', 'artifactsOnFailure']],
    ['settings of its machine', { runner: {}, environment: 'prod', fetchDepth: 'full', cache: { kind: 'pip', keyFiles: ['r.txt'] } }, ['runner', 'environment', 'fetchDepth', 'pipCache']],
    ['needs, a tolerated failure and reports', { needs: ['a'], failure: 'tolerated', reports: { junit: 'a', codeQuality: 'b' } }, ['needs', 'continueOnError', 'junitReport', 'codeQualityReport']],
    ['a secret', reads({ name: 'X' }), ['secret']],
    ['a secret of a deployment', reads({ name: 'X', environment: 'prod' }), ['secret', 'environmentSecret']],
    ['a secret of another store', reads({ name: 'X', azure: { kind: 'variableGroup', group: 'g' } }), ['secret', 'externalSecret']],
    ['an id token', { idTokens: [{ variable: 'T', audience: 'aws' }] }, ['idToken']],
    ['values of the run', { env: { A: { kind: 'context', of: 'branch' }, B: { kind: 'context', of: 'commitMessage' } } }, ['runValue', 'commitMessage']],
    ['nothing by plain values', { env: { A: { kind: 'literal', value: '1' } } }, []],
  ])('%s', (_, given, features) => expect(featuresIn(given)).toEqual(features));
});

test('each feature has a title of its own', () => {
  expect(Object.keys(FEATURE_TITLES).sort()).toEqual([...FEATURES].sort());
  expect(new Set(Object.values(FEATURE_TITLES)).size).toBe(FEATURES.length);
});
