import { describe, expect, test } from 'vitest';
import { AZURE_REPOS, complaints, GITHUB } from './azure';
import { setOf } from '../../../src/model/patterns/name-set';
import { job, pullRequestInto, pushOf, pushTo } from '../../model/jobs';

describe('a pull request', () => {
  const jobs = [job('a', { triggers: [pullRequestInto('main')] })];

  test('needs to know where the code lives', () => {
    expect(complaints(jobs, { vmImage: 'ubuntu-24.04' })).toEqual([expect.stringMatching(/^code-host-needed: .*`azure\.codeHost`/)]);
    expect(complaints(jobs, GITHUB)).toEqual([]);
  });

  test('of Bitbucket cannot leave drafts out', () => {
    const noDrafts = [job('a', { triggers: [{ ...pullRequestInto('main'), drafts: 'left-out' }] })];
    expect(complaints(noDrafts, { ...GITHUB, codeHost: 'bitbucket' })).toEqual([expect.stringMatching(/^not-supported: `drafts: false`/)]);
    expect([...complaints(noDrafts, GITHUB), ...complaints(noDrafts, AZURE_REPOS)]).toEqual([]);
  });
});

describe('names that Azure has no words for', () => {
  const names = [...setOf(['**'], ['release/**']), { pattern: 'release/keep', included: true }];

  test.each([
    ['branches', { kind: 'push', branches: names }],
    ['target branches', { ...pullRequestInto('main'), targets: names }],
    ['tags', { kind: 'tag', tags: names }],
  ] as const)('%s are refused with one that would be decided otherwise', (what, trigger) => {
    expect(complaints([job('a', { triggers: [trigger] })])).toEqual([expect.stringMatching(new RegExp(`^pattern-not-expressible: the ${what} .*"release/x"$`))]);
  });

  test('paths too', () => {
    expect(complaints([job('a', { triggers: [pushOf(setOf(['**'], ['docs']), 'main')] })])).toEqual([expect.stringMatching(/^pattern-not-expressible: the paths .*"docs"$/)]);
  });
});

describe('`Concurrency.cancelOlder`', () => {
  const concurrency = { kind: 'cancelOlder', also: 'nobody' } as const;

  test('is there for pull requests only', () => {
    expect(complaints([job('a', { triggers: [pullRequestInto('main')], concurrency })])).toEqual([]);
    expect(complaints([job('a', { triggers: [pushTo('main')], concurrency })])).toEqual([expect.stringContaining('for pull requests only')]);
    expect(complaints([job('a', { triggers: [pullRequestInto('main')], concurrency })], AZURE_REPOS)).toEqual([expect.stringContaining('Azure Repos')]);
  });

  test('is left to a program that does it by itself', () => {
    expect(complaints([job('a', { triggers: [pushTo('main')], concurrency: { ...concurrency, also: 'program' } })])).toEqual([]);
  });

  test('would cancel the other jobs of a run too', () => {
    const triggers = [pullRequestInto('main')];
    expect(complaints([job('a', { triggers }), job('b', { triggers, needs: ['a'], concurrency })])).toEqual([expect.stringContaining('"a", which belongs to it')]);
    expect(complaints([job('a', { triggers, concurrency }), job('b', { triggers, needs: ['a'], concurrency })])).toEqual([]);
  });
});

describe('`Concurrency.queue`', () => {
  const concurrency = { kind: 'queue', group: 'prod' } as const;
  const triggers = [pushTo('main')];

  test('needs an environment, which is what Azure locks', () => {
    expect(complaints([job('a', { triggers, concurrency })])).toEqual([expect.stringMatching(/^not-supported: .*`environment` is not set$/)]);
    expect(complaints([job('a', { triggers, concurrency, environment: 'production' })])).toEqual([]);
  });

  test('is one environment', () => {
    const jobs = [job('a', { triggers, concurrency, environment: 'production' }), job('b', { triggers, concurrency, environment: 'test' })];
    expect(complaints(jobs)).toEqual([expect.stringContaining('"b" deploys to "test" and "a" to "production"')]);
  });

  test('does not part the jobs of one run that start at once', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((id) => job(id, { triggers, concurrency, environment: 'production' }));
    expect(complaints([a, b])).toEqual([]);
    expect(complaints([a, b, { ...c, needs: ['a', 'b'] }])).toEqual([expect.stringMatching(/^order-not-expressible: "b" and "a" wait/)]);
    expect(complaints([a, { ...b, needs: ['a'] }, { ...c, needs: ['b'] }])).toEqual([]);
  });
});

describe('a secret', () => {
  const using = (id: string, environment: string) => job(id, {
    triggers: [pushTo('main')],
    environment,
    needs: id === 'b' ? ['a'] : [],
    steps: [{ kind: 'commands', name: 'Run', commands: ['true'], secrets: [{ variable: 'KEY', secret: { name: 'KEY', environment } }] }],
  });

  test('is one variable of a pipeline, whatever its environment', () => {
    expect(complaints([using('a', 'test'), using('b', 'production')])).toEqual([expect.stringContaining('the secret "KEY" of the environment "production"')]);
    expect(complaints([using('a', 'test'), using('b', 'test')])).toEqual([]);
  });

  test('is no text that commands hold as a macro', () => {
    const { steps: [step], ...rest } = using('a', 'test');
    expect(complaints([{ ...rest, steps: [{ ...step, kind: 'commands', commands: ['echo $(key)'] }] }])).toEqual([expect.stringContaining('"$(key)"')]);
  });
});
