import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { featuresOf } from '../../src/model/feature';
import { Job } from '../../src/model/job';
import { setOf } from '../../src/model/patterns/name-set';
import { bitbucketPipelines } from '../../src/providers/bitbucket-pipelines';
import { job, pullRequestInto, pushBut, pushTo, tagged } from '../model/jobs';
import { problemsOf, pullRequest, push, WrittenFile } from '../providers/bitbucket-pipelines/written-file';

const onPush = (id: string, ...branches: readonly string[]): Job => job(id, { triggers: [pushTo(...branches)] });
const only = (given: Partial<Job> = {}): ReturnType<WrittenFile['steps']>[number] => WrittenFile.of(job('a', given)).steps('branches', '**')[0];
const { features } = bitbucketPipelines;

/** What the table of features refuses of a job. */
function refused(given: Partial<Job>): string[] {
  return featuresOf(job('a', given), 'main').filter((feature) => features[feature].level === 'refused');
}

describe('when a pipeline starts', () => {
  test('trap 1: a pull request is told by its target, although keys match its source', () => {
    const file = WrittenFile.of(job('a', { triggers: [pullRequestInto('main')] }));
    expect(file.keys('pull-requests')).toEqual(['**']);
    expect([file.running(pullRequest('main')), file.running(pullRequest('dev'))]).toEqual([['a'], []]);
  });

  test('trap 9: files are a condition of the step, and that a push is judged by its newest commit is said', () => {
    const files = setOf(['models/**'], []);
    expect(only({ triggers: [{ ...pushTo('**'), paths: files }] }).condition).toEqual({ changesets: { includePaths: ['models/**'] } });
    expect(features.pushPaths).toMatchObject({ level: 'emulated', by: expect.stringMatching(/newest commit.*green/) });
  });

  test('trap 9: files that do not count are refused, because the sources contradict each other', () => {
    expect(refused({ triggers: [{ ...pushTo('**'), paths: setOf(['**'], ['docs/**']) }] })).toEqual(['pushPathsIgnore']);
    expect(refused({ triggers: [{ ...pullRequestInto('**'), paths: setOf(['**'], ['docs/**']) }] })).toEqual(['pullRequestPathsIgnore']);
  });

  test('trap 10: a branch that is left out has a key with a step that does nothing', () => {
    const file = WrittenFile.of(job('a', { triggers: [pushBut('main')] }));
    expect(file.steps('branches', 'main')).toEqual([{ name: 'No job for this branch', clone: { enabled: false }, script: ['echo "no job runs for this branch"'] }]);
    expect(file.running(push('other'))).toEqual(['a']);
  });

  test('trap 11: only the most specific key runs, so each carries all the jobs of its branches', () => {
    const file = WrittenFile.of(onPush('lint', '**'), onPush('deploy', 'main'));
    expect([file.running(push('main')), file.running(push('other'))]).toEqual([['lint', 'deploy'], ['lint']]);
  });

  test('trap 12: a star stops at the slash in a key, and not in the script that looks at the target', () => {
    const file = WrittenFile.of(job('a', { triggers: [pushTo('release/*'), pullRequestInto('release/*')] }));
    expect([file.running(push('release/1')), file.running(push('release/1/2'))]).toEqual([['a'], []]);
    expect([file.running(pullRequest('release/1')), file.running(pullRequest('release/1/2'))]).toEqual([['a'], []]);
  });

  test('trap 13: a schedule is a custom pipeline, and the settings have to start it', () => {
    const schedule = { kind: 'schedule', cron: '0 5 * * 1', branch: 'dev' } as const;
    const jobs = [job('a', { triggers: [schedule] })];
    expect(WrittenFile.of(...jobs).keys('custom')).toEqual(['scheduled 0 5 * * 1 on dev']);
    expect(features.schedule.level).toBe('emulated');
    expect(bitbucketPipelines.setUp({ path: '', defaultBranch: 'main', jobs }, [], {}).join()).toContain('"custom: scheduled 0 5 * * 1 on dev"');
    expect(WrittenFile.of(...jobs).plan(schedule).assumed).toHaveLength(1);
  });

  test('trap 15: the set-up says what to do with a time that the form of the settings does not have', () => {
    const jobs = [job('a', { triggers: [{ kind: 'schedule', cron: '*/5 1 * * *', branch: 'main' }] })];
    expect(bitbucketPipelines.setUp({ path: '', defaultBranch: 'main', jobs }, [], {}).join()).toMatch(/form does not have.*API/);
  });

  test('trap 22: a fork starts nothing, so it needs no secrets', () => {
    const file = WrittenFile.of(job('a', { triggers: [pullRequestInto('**')], forks: 'skip' }));
    expect(file.running(pullRequest('main', { fork: true }))).toEqual([]);
    expect(features.forksSkipped.level).toBe('exact');
  });

  test('trap 31: all pipelines are in the one file that Bitbucket reads, and none is imported', () => {
    const jobs = [job('a', { triggers: [pushTo('main')] }), job('b', { triggers: [tagged('v*')] })];
    const documents = bitbucketPipelines.render({ path: '', defaultBranch: 'main', jobs }, {});
    expect(documents.map(({ path }) => path)).toEqual(['bitbucket-pipelines.yml']);
    expect(WrittenFile.of(...jobs).text).not.toContain('import');
  });

  test('trap 37: a push of more than five branches starts nothing, and every job that is started by hand still can be', () => {
    const file = WrittenFile.of(job('a', { triggers: [pushTo('main'), { kind: 'manual', inputs: [] }] }));
    expect(file.running({ kind: 'manual', pipeline: 'a', branch: 'main', inputs: {} })).toEqual(['a']);
  });

  test('trap 47: no key that the published schema does not know decides what starts', () => {
    const file = WrittenFile.of(job('a', { triggers: [pushTo('**'), pullRequestInto('main'), tagged('v*')] }));
    expect(Object.keys(file.data)).toEqual(['pipelines']);
    expect(Object.keys(file.data.pipelines)).toEqual(['branches', 'pull-requests', 'tags']);
    expect(file.text).not.toMatch(/triggers|state:|destinations|final/);
  });
});

describe('values and secrets', () => {
  test('trap 16: a number stays the text that it was', () => {
    const file = WrittenFile.of(job('a', { env: { ID: { kind: 'literal', value: '00042' } }, runner: { bitbucket: ['010'] } }));
    const [step] = file.steps('branches', '**');
    expect([step.script[0], step['runs-on']]).toEqual(["export ID='00042'", ['self.hosted', '010']]);
  });

  test('trap 19: there is no `env`, so each value is an `export` that the shell reads as it was', () => {
    const value = "it's $HOME `x` \\";
    const script = [...only({ env: { VALUE: { kind: 'literal', value } } }).script, 'printf %s "$VALUE"'].join('\n');
    expect(execFileSync('sh', ['-e', '-c', script], { encoding: 'utf8' })).toBe(value);
  });

  test('trap 20: every step has every secret, which is said', () => {
    expect(features.secret).toMatchObject({ level: 'emulated', by: expect.stringContaining('Every step has every stored variable') });
    expect(WrittenFile.of(job('a')).plan(push('main')).jobs[0].steps[0].secrets).toEqual({ kind: 'all' });
  });

  test('trap 27: keys that begin with a star are in quotes', () => {
    expect(WrittenFile.of(onPush('a', '*-hot', '**/x')).text).toMatch(/^ {4}'\*-hot':[^]*^ {4}'\*\*\/x':/m);
  });
});

describe('how a job runs', () => {
  test('trap 23: one at a time by a group that queues, and never by a lock that a person has to release', () => {
    const step = only({ concurrency: { kind: 'queue', group: 'production' }, environment: 'production' });
    expect(step).toMatchObject({ 'concurrency-group': 'production', 'environment': 'production' });
    expect(step).not.toHaveProperty('deployment');
  });

  test('trap 24: a stop is not passed on, so a newer run cannot end an older one', () => {
    expect(refused({ concurrency: { kind: 'cancelOlder', also: 'nobody' } })).toEqual(['cancelOlder']);
    expect(refused({ concurrency: { kind: 'cancelOlder', also: 'program' } })).toEqual([]);
  });

  test('trap 25: the time-out is always written', () => {
    expect(only({ timeoutSeconds: 21600 })['max-time']).toBe(360);
  });

  test('trap 26: a failure inside a pipe stops the script too', () => {
    const { script } = only({ steps: [{ kind: 'commands', name: 'x', commands: ['false | cat', 'echo went on'], secrets: [] }] });
    expect(() => execFileSync('bash', ['-e', '-c', script.join('\n')])).toThrow();
  });

  test('trap 28: what the steps of a job share is one step of Bitbucket', () => {
    const steps = ['one', 'two'].map((name) => ({ kind: 'commands' as const, name, commands: [name], secrets: [] }));
    expect(only({ steps }).script).toEqual(['one', 'two']);
  });

  test('trap 33: the history that a job asks for is fetched', () => {
    expect([only({ fetchDepth: 'full' }).clone, only({ fetchDepth: 3 }).clone, only().clone]).toEqual([{ depth: 'full' }, { depth: 3 }, undefined]);
  });

  test('trap 35: nothing hangs on `after-script` or `final`', () => {
    expect(WrittenFile.of(job('a', { failure: 'tolerated' }), job('b', { needs: ['a'] })).text).not.toMatch(/after-script|final/);
  });

  test('trap 36: one environment may be used by several jobs of a pipeline, and is in the set-up', () => {
    const jobs = [job('a', { environment: 'production' }), job('b', { environment: 'production', needs: ['a'] })];
    expect(problemsOf(...jobs)).toEqual([]);
    expect(bitbucketPipelines.setUp({ path: '', defaultBranch: 'main', jobs }, [], {}).join()).toContain('Create the environment "production"');
    expect(WrittenFile.of(job('a')).text).not.toContain('environment');
  });

  test('trap 46: results of tests lie where Bitbucket looks for them, and what is kept of a failed job is kept', () => {
    expect(only({ reports: { junit: 'test-results/dbt.xml' } })).toEqual(only());
    expect(only({ artifacts: { name: 'a', paths: ['target/**'], when: 'always' } }).artifacts).toMatchObject({ upload: [{ 'capture-on': 'always' }] });
  });
});
