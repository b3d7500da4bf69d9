import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { Job } from '../../../../src/model/job';
import { contains, setOf } from '../../../../src/model/patterns/name-set';
import { job, pullRequestInto, pushTo } from '../../../model/jobs';
import { problemsOf, pullRequest, push, WrittenFile } from '../written-file';

const into = (id: string, ...targets: readonly string[]): Job => job(id, { triggers: [pullRequestInto(...targets)] });

test('all pull requests start one key, because keys match the source branch', () => {
  const file = WrittenFile.of(into('a', 'main'), into('b', 'release/*'));
  expect(file.keys('pull-requests')).toEqual(['**']);
  expect(file.names('pull-requests', '**')).toEqual(['a', 'b']);
});

test('a job for any target looks at none', () => {
  expect(WrittenFile.of(into('a', '**')).steps('pull-requests', '**')[0].script[0]).toBe('true');
});

test('the target is looked at before anything else, and a job that is not meant ends green with a sentence', () => {
  const [guard] = WrittenFile.of(into('a', 'main', 'release/x')).steps('pull-requests', '**')[0].script;
  expect(guard).toBe([
    'case "$BITBUCKET_PR_DESTINATION_BRANCH" in',
    '  main | release/x) ;;',
    '  *) echo "nothing to do for a pull request into $BITBUCKET_PR_DESTINATION_BRANCH"; exit 0 ;;',
    'esac',
  ].join('\n'));
});

describe('a shell tells targets apart as the pattern means it', () => {
  const names = ['main', 'Main', 'dev', 'release/1', 'release/1/2', 'release/1/2/3', 'x', 'a/x', 'a/b/x', 'a/x/b', 'esac', '#12', 'é/ü', 'b-hot', 'b/c-hot'];

  test.each([
    [['main']],
    [['main', 'release/*']],
    [['release/**']],
    [['release/*/*', 'release/1']],
    [['**/x']],
    [['*']],
    [['*/x', 'release/**']],
    [['*-hot', 'main']],
    [['a/*/b', 'a/**/x']],
    [['esac', '#12', 'é/*']],
  ])('%j', (targets) => {
    const [guard] = WrittenFile.of(into('a', ...targets)).steps('pull-requests', '**')[0].script;
    const script = `for BITBUCKET_PR_DESTINATION_BRANCH in "$@"; do (\n${guard}\necho goes on); done`;
    const output = execFileSync('sh', ['-eu', '-c', script, 'sh', ...names], { encoding: 'utf8' }).trim().split('\n');
    expect(output.map((line, index) => [names[index], line === 'goes on'])).toEqual(names.map((name) => [name, contains(setOf(targets, []), name)]));
  });
});

describe('the plan reads the target out of the script', () => {
  const file = WrittenFile.of(into('a', 'main'), into('b', 'release/*'), into('c', '**'));

  test.each([['main', ['a', 'c']], ['release/1', ['b', 'c']], ['release/1/2', ['c']]])('a pull request into %s runs %j', (target, names) => {
    expect(file.running(pullRequest(target))).toEqual(names);
  });

  test('and says where it found it', () => {
    const { jobs, skipped } = file.plan(pullRequest('main'));
    expect(jobs[0].why).toMatchObject({ at: ['pipelines', 'pull-requests', '**', 0, 'parallel', 'steps', 0, 'step', 'script', 0], text: expect.stringContaining('"main"') });
    expect(skipped).toMatchObject([{ name: 'b', why: { at: expect.arrayContaining(['script', 0]), text: expect.stringContaining('ends at once') } }]);
  });
});

test('a pull request from a fork starts nothing', () => {
  const { jobs, skipped } = WrittenFile.of(into('a', '**')).plan(pullRequest('main', { fork: true }));
  expect(jobs).toEqual([]);
  expect(skipped).toMatchObject([{ name: 'a', why: { at: ['pipelines', 'pull-requests'], text: 'a pull request from a fork starts no pipeline' } }]);
});

test('a job of both kinds of event runs for each', () => {
  const file = WrittenFile.of(job('a', { triggers: [pushTo('**'), pullRequestInto('main')] }));
  expect([file.running(push('feature/x')), file.running(pullRequest('main')), file.running(pullRequest('dev'))]).toEqual([['a'], ['a'], []]);
});

test('a job that asks for different files into different branches is there for each', () => {
  const file = WrittenFile.of(job('a', { triggers: [{ ...pullRequestInto('main'), paths: setOf(['models/**'], []) }, pullRequestInto('dev')] }));
  expect(file.names('pull-requests', '**')).toEqual(['a', 'a']);
  const runs = (target: string, path: string): string[] => file.running(pullRequest(target, { changed: [path] }));
  expect([runs('main', 'README.md'), runs('main', 'models/a.sql'), runs('dev', 'README.md')]).toEqual([[], ['a'], ['a']]);
});

describe('order', () => {
  const later = (...targets: readonly string[]): Job => job('later', { triggers: [pullRequestInto(...targets)], needs: ['a'] });

  test('is refused where one pull request would tie jobs together', () => {
    expect(problemsOf(into('a', 'main'), into('b', 'main', 'dev'), later('main'))).toMatchObject([
      { code: 'order-not-expressible', path: 'later', message: expect.stringContaining('for a pull request') },
    ]);
  });

  test('is not where the other job is never for the same target', () => {
    const file = WrittenFile.of(into('a', 'main'), into('b', 'dev'), later('main'));
    expect(file.plan(pullRequest('main')).jobs.map(({ name, needs }) => [name, needs])).toEqual([['a', []], ['later', ['a']]]);
  });
});
