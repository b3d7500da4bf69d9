import { describe, expect, test } from 'vitest';
import { runsFor } from './runs-for';
import { PipelineEvent } from '../../src/model/event';
import { setOf } from '../../src/model/patterns/name-set';
import { Trigger } from '../../src/model/trigger';
import { job, pullRequestInto, pushBut, pushOf, pushTo, tagged } from '../model/jobs';

const PULL_REQUEST = { kind: 'pullRequest', number: 7, source: 'feature/x', target: 'main', draft: false, fork: false } as const;
const NIGHTLY = { kind: 'schedule', cron: '0 5 * * *', branch: 'main' } as const;
const BY_HAND: PipelineEvent = { kind: 'manual', pipeline: 'j', branch: 'x', inputs: {} };
const models = setOf(['models/**'], ['models/docs/**']);

const push = (branch: string, ...changed: readonly string[]): PipelineEvent => ({ kind: 'push', branch, ...(changed.length > 0 ? { changed } : {}) });

describe('an event starts a job', () => {
  test.each<[string, Trigger, PipelineEvent]>([
    ['a push to a branch that is named', pushTo('main'), push('main')],
    ['a push to a branch that matches', pushTo('release/*'), push('release/1')],
    ['a push to a branch that is not left out', pushBut('main'), push('main2')],
    ['a push of one file that counts among others', pushOf(models, '**'), push('x', 'README.md', 'models/a.sql')],
    ['a push of files that are not known', pushOf(models, '**'), push('x')],
    ['a pull request by its target', pullRequestInto('main'), PULL_REQUEST],
    ['a draft', pullRequestInto('main'), { ...PULL_REQUEST, draft: true }],
    ['a tag', tagged('v*'), { kind: 'tag', tag: 'v1' }],
    ['its time on its branch', NIGHTLY, NIGHTLY],
    ['a person, on any branch', { kind: 'manual', inputs: [] }, BY_HAND],
  ])('%s', (_, trigger, event) => expect(runsFor(job('j', { triggers: [trigger] }), event)).toBe(true));
});

describe('an event does not start a job', () => {
  test.each<[string, Trigger, PipelineEvent]>([
    ['a push to a branch in other case', pushTo('main'), push('Main')],
    ['a push below what a star takes', pushTo('release/*'), push('release/1/fix')],
    ['a push of a file that is left out', pushOf(models, '**'), push('x', 'models/docs/a.md')],
    ['a push that changes nothing, where files are asked for', pushOf(models, '**'), { kind: 'push', branch: 'x', changed: [] }],
    ['a tag, for a push to any branch', pushTo('**'), { kind: 'tag', tag: 'v1' }],
    ['a push, for any tag', tagged('**'), push('v1')],
    ['a pull request by its source', pullRequestInto('feature/x'), PULL_REQUEST],
    ['a draft, where drafts are left out', { ...pullRequestInto('main'), drafts: 'left-out' }, { ...PULL_REQUEST, draft: true }],
    ['its time on another branch', NIGHTLY, { ...NIGHTLY, branch: 'next' }],
    ['another time', NIGHTLY, { ...NIGHTLY, cron: '0 6 * * *' }],
    ['a person, unless that is a trigger', pushTo('**'), BY_HAND],
  ])('%s', (_, trigger, event) => expect(runsFor(job('j', { triggers: [trigger] }), event)).toBe(false));
});

test('one of several triggers is enough', () => {
  const both = job('j', { triggers: [pushTo('main'), tagged('v*')] });
  expect([push('main'), { kind: 'tag', tag: 'v1' } as const, push('v1')].map((event) => runsFor(both, event))).toEqual([true, true, false]);
});

test.each([['skip', false], ['run', true]] as const)('a pull request from a fork does not start a job that says "%s"', (forks, expected) => {
  const lint = job('j', { triggers: [pullRequestInto('main'), pushTo('**')], forks });
  expect(runsFor(lint, { ...PULL_REQUEST, fork: true })).toBe(expected);
  expect(runsFor(lint, PULL_REQUEST)).toBe(true);
  expect(runsFor(lint, push('x'))).toBe(true);
});
