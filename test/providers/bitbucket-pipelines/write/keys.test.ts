import { describe, expect, test } from 'vitest';
import { Job } from '../../../../src/model/job';
import { setOf } from '../../../../src/model/patterns/name-set';
import { job, pushBut, pushTo, tagged } from '../../../model/jobs';
import { problemsOf, push, WrittenFile } from '../written-file';

const onPush = (id: string, ...branches: readonly string[]): Job => job(id, { triggers: [pushTo(...branches)] });

describe('each key carries all the jobs of its branches', () => {
  test.each([
    ['release/1', ['all', 'releases', 'one']],
    ['release/2', ['all', 'releases']],
    ['release/2/b', ['all']],
    ['main', ['all']],
  ])('%s: %j', (branch, names) => {
    expect(WrittenFile.of(onPush('all', '**'), onPush('releases', 'release/*'), onPush('one', 'release/1')).running(push(branch))).toEqual(names);
  });

  test('also for branches that match two patterns of which none holds the other', () => {
    const file = WrittenFile.of(onPush('hot', '*-hot'), onPush('v', 'v*'));
    expect(file.keys('branches')).toContain('v*-hot');
    expect(file.running(push('v1-hot'))).toEqual(['hot', 'v']);
  });
});

describe('a key is written only where it says something', () => {
  test('not for a branch that runs what the more general key runs', () => {
    expect(WrittenFile.of(onPush('a', '**'), onPush('b', '**', 'main')).keys('branches')).toEqual(['**']);
  });

  test('not for a branch that nobody asks for', () => {
    expect(WrittenFile.of(onPush('a', 'main', 'release/**')).keys('branches')).toEqual(['main', 'release/**']);
  });

  test('but for a pattern that is left out, with a step that does nothing', () => {
    const file = WrittenFile.of(job('a', { triggers: [pushBut('bot/**')] }));
    expect(file.keys('branches')).toEqual(['bot/**', '**']);
    expect(file.names('branches', 'bot/**')).toEqual(['No job for this branch']);
    expect(file.text).toContain("# Bitbucket cannot exclude a branch: without this key a push to bot/** would run '**'.");
  });
});

test('the specific keys stand before the general ones, in case the first that matches runs', () => {
  expect(WrittenFile.of(onPush('a', '**'), onPush('b', 'team/**'), onPush('c', 'team/x/**'), onPush('d', 'main')).keys('branches'))
    .toEqual(['main', 'team/x/**', 'team/**', '**']);
});

describe('where it is not documented which key is the more specific one', () => {
  test('the general one is written in two, so that they do not overlap', () => {
    const file = WrittenFile.of(onPush('one', 'release/*'), onPush('all', 'release/**'));
    expect(file.keys('branches')).toEqual(['release/*', 'release/*/**']);
    expect([file.running(push('release/a')), file.running(push('release/a/b'))]).toEqual([['one', 'all'], ['all']]);
  });

  test('a pattern that is as long as `**` is told from it', () => {
    const file = WrittenFile.of(onPush('all', '**'), onPush('v', 'v*'));
    expect(file.keys('branches')).toEqual(['v*', '*', '*/**']);
    expect([file.running(push('v1')), file.running(push('w')), file.running(push('v1/x'))]).toEqual([['all', 'v'], ['all'], ['all']]);
  });

  test('nothing has to be told apart where both run the same', () => {
    expect(WrittenFile.of(onPush('a', 'release/**', 'release/*')).keys('branches')).toEqual(['release/**']);
  });

  test('a definition is refused where there is no other way, with a branch', () => {
    expect(problemsOf(onPush('all', '**'), onPush('x', '*x'), onPush('deep', '*/x'))).toMatchObject([
      { code: 'ambiguous-key', message: expect.stringMatching(/^for a push to ".*x" Bitbucket Pipelines runs the key/) },
    ]);
  });

  test('never a key with alternatives in brackets, of which a defect is known', () => {
    expect(WrittenFile.of(onPush('a', 'main', 'dev', 'release/*')).text).not.toContain('{');
  });
});

describe('`**` before a slash', () => {
  test('has a key of its own where it stands for nothing', () => {
    expect(WrittenFile.of(onPush('a', '**/hotfix')).keys('branches')).toEqual(['hotfix', '**/hotfix']);
  });
});

describe('tags', () => {
  test('have keys by the same rules, and no key of branches is for them', () => {
    const file = WrittenFile.of(job('release', { triggers: [tagged('v*')] }), job('one', { triggers: [tagged('v1'), pushTo('main')] }));
    expect(file.keys('tags')).toEqual(['v1', 'v*']);
    expect(file.running({ kind: 'tag', tag: 'v1' })).toEqual(['release', 'one']);
    expect(file.running({ kind: 'tag', tag: 'v2' })).toEqual(['release']);
    expect(file.running({ kind: 'tag', tag: 'main' })).toEqual([]);
  });
});

describe('files', () => {
  const models = setOf(['models/**', '*.yml', '**/seed.csv'], []);
  const file = WrittenFile.of(job('a', { triggers: [{ ...pushTo('**'), paths: models }] }));

  test('are a condition of the step, in the same words', () => {
    expect(file.steps('branches', '**')[0].condition).toEqual({ changesets: { includePaths: ['models/**', '*.yml', 'seed.csv', '**/seed.csv'] } });
  });

  test.each([
    [['models/a/b.sql'], true],
    [['dbt_project.yml'], true],
    [['models.sql'], false],
    [['x/dbt_project.yml'], false],
    [['seed.csv'], true],
    [['a/b/seed.csv', 'README.md'], true],
    [[], false],
  ])('a push that changes %j runs the job: %s', (changed, runs) => {
    expect(file.running(push('main', changed))).toEqual(runs ? ['a'] : []);
  });

  test('of another branch are that key\'s own', () => {
    const two = WrittenFile.of(job('a', { triggers: [{ ...pushTo('main'), paths: models }, pushTo('dev')] }));
    expect([two.running(push('main', ['x'])), two.running(push('dev', ['x']))]).toEqual([[], ['a']]);
  });
});
