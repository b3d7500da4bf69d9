import { describe, expect, test } from 'vitest';
import { ManualInput, SecretRef, ShellJob, Trigger } from '../../src';
import { PipelineEvent, PullRequestEvent, PushEvent } from '../../src/model/event';
import { eventText } from '../../src/model/event-text';
import { ProviderId } from '../../src/model/provider-id';
import { shell } from '../providers/definitions';
import { ALL, Define, definitionOf, diagnosticsOf, Rendered } from '../providers/rendered';

const push = (branch: string, more: Partial<PushEvent> = {}): PushEvent => ({ kind: 'push', branch, changed: ['models/a.sql'], ...more });
const request = (target: string, more: Partial<PullRequestEvent> = {}): PullRequestEvent => ({
  kind: 'pullRequest', number: 7, source: 'feature/x', target, changed: ['models/a.sql'], draft: false, fork: false, ...more,
});
const tag = (name: string): PipelineEvent => ({ kind: 'tag', tag: name });
const schedule = (cron: string, branch = 'main'): PipelineEvent => ({ kind: 'schedule', cron, branch });
const byHand = (pipeline: string, inputs: Record<string, string> = {}): PipelineEvent => ({ kind: 'manual', pipeline, branch: 'feature/x', inputs });

interface Rule {
  readonly rule: string;
  readonly define: Define;
  readonly runs: readonly [PipelineEvent, readonly string[]][];
  /** Those that can do it; all four unless said. */
  readonly on?: readonly ProviderId[];
}

const jobs = (triggers: Readonly<Record<string, Trigger[]>>): Define => (pipelines) => {
  for (const [id, list] of Object.entries(triggers)) new ShellJob(pipelines, id, { commands: ['true'], triggers: list });
};

const RULES: readonly Rule[] = [
  {
    rule: 'a job for pull requests runs for none of their pushes (traps 4 and 5)',
    define: jobs({ check: [Trigger.pullRequest()], deploy: [Trigger.push({ branches: ['main'] })] }),
    runs: [[request('main'), ['check']], [push('feature/x'), []], [push('main'), ['deploy']], [tag('v1'), []]],
  },
  {
    rule: 'a pull request is asked for the branch that it goes into, not for the one that it comes from (trap 1)',
    define: jobs({ check: [Trigger.pullRequest({ targetBranches: ['main', 'release/*'] })] }),
    runs: [
      [request('main'), ['check']], [request('release/1'), ['check']], [request('release/1/a'), []], [request('dev', { source: 'main' }), []],
    ],
  },
  {
    rule: '`*` stays within a part of a name, and `**` takes everything below (trap 12)',
    define: jobs({ one: [Trigger.push({ branches: ['release/*'] })], all: [Trigger.push({ branches: ['hotfix/**'] })] }),
    runs: [[push('release/1'), ['one']], [push('release/1/a'), []], [push('release'), []], [push('hotfix/1'), ['all']], [push('hotfix/1/a'), ['all']], [push('hotfix'), []]],
  },
  {
    rule: 'a branch runs the jobs of every pattern that it matches (trap 11)',
    define: jobs({ any: [Trigger.push()], release: [Trigger.push({ branches: ['release/**'] })], main: [Trigger.push({ branches: ['main'] })] }),
    runs: [[push('main'), ['any', 'main']], [push('release/1'), ['any', 'release']], [push('x'), ['any']]],
  },
  {
    rule: 'what is left out stays out, also of a pattern',
    define: jobs({ build: [Trigger.push({ branches: ['release/**'], branchesIgnore: ['release/old/**', 'release/1'] })] }),
    runs: [[push('release/2'), ['build']], [push('release/1'), []], [push('release/old/1'), []]],
  },
  {
    rule: 'one changed file that matches is enough (traps 8 and 34)',
    define: jobs({ build: [Trigger.push({ branches: ['main', 'dev'], paths: ['models/**', 'dbt_project.yml'] })] }),
    runs: [
      [push('main'), ['build']], [push('main', { changed: ['README.md', 'models/a/b/c.sql'] }), ['build']], [push('main', { changed: ['dbt_project.yml'] }), ['build']],
      [push('main', { changed: ['README.md', 'sub/dbt_project.yml'] }), []], [push('main', { changed: [] }), []],
      [push('dev', { changed: ['README.md'], branchIsNew: true }), []], [push('dev', { branchIsNew: true }), ['build']],
    ],
  },
  {
    rule: 'the files of a pull request count, all of them',
    define: jobs({ check: [Trigger.pullRequest({ paths: ['models/*.sql'] })] }),
    runs: [[request('main'), ['check']], [request('main', { changed: ['models/x/a.sql'] }), []], [request('main', { changed: ['a.md', 'models/b.sql'] }), ['check']]],
  },
  {
    rule: 'a tag starts jobs for tags only, and a branch of the same name does not',
    define: jobs({ publish: [Trigger.tag({ patterns: ['v*'] })], any: [Trigger.push()] }),
    runs: [[tag('v1.2'), ['publish']], [tag('w1'), []], [push('v1.2'), ['any']]],
  },
  {
    rule: 'a schedule starts the jobs of its own time (traps 13 and 14)',
    define: jobs({ nightly: [Trigger.schedule({ cron: '30 5 * * *' })], weekly: [Trigger.schedule({ cron: '0 6 * * 1' })] }),
    runs: [[schedule('30 5 * * *'), ['nightly']], [schedule('0 6 * * 1'), ['weekly']], [schedule('1 1 1 1 *'), []], [push('main'), []]],
  },
  {
    rule: 'a person starts one pipeline, and no other job that can be started',
    define: jobs({ full: [Trigger.manual()], test: [Trigger.manual()] }),
    runs: [[byHand('full'), ['full']], [byHand('test'), ['test']], [push('main'), []]],
  },
  {
    rule: 'a draft is left out where that is asked',
    define: jobs({ check: [Trigger.pullRequest({ drafts: false })], always: [Trigger.pullRequest()] }),
    on: ['github', 'gitlab', 'azure'],
    runs: [[request('main'), ['check', 'always']], [request('main', { draft: true }), ['always']]],
  },
  {
    rule: 'a job with secrets does not run for a pull request from a fork (trap 22)',
    define: (pipelines) => {
      new ShellJob(pipelines, 'secret', { commands: ['true'], triggers: [Trigger.pullRequest()], secrets: { TOKEN: SecretRef.named('TOKEN') } });
      new ShellJob(pipelines, 'open', { commands: ['true'], triggers: [Trigger.pullRequest()] });
    },
    on: ['github', 'gitlab', 'azure'],
    runs: [[request('main'), ['secret', 'open']], [request('main', { fork: true }), ['open']]],
  },
  {
    rule: 'several triggers add up',
    define: jobs({
      build: [Trigger.push({ branches: ['main'] }), Trigger.pullRequest(), Trigger.tag({ patterns: ['v*'] }), Trigger.schedule({ cron: '0 5 * * *' }), Trigger.manual()],
    }),
    runs: [
      [push('main'), ['build']], [push('x'), []], [request('main'), ['build']], [tag('v1'), ['build']], [schedule('0 5 * * *'), ['build']], [byHand('build'), ['build']],
    ],
  },
];

describe.each(RULES)('$rule', ({ define, runs, on = ALL }) => {
  const rendered = new Rendered(definitionOf(define), on);
  const cases = on.flatMap((provider) => runs.map(([event, names]) => ({ provider, event, text: eventText(event), names })));
  test.each(cases)('on $provider, for $text', ({ provider, event, names }) => {
    expect(rendered.jobs(provider, event).map(({ name }) => name).sort()).toEqual([...names].sort());
    expect(rendered.plan(provider, event).unknown).toEqual([]);
  });
});

describe('what one cannot do is refused, with the job', () => {
  test.each<[string, Trigger, ProviderId]>([
    ['a schedule on another branch', Trigger.schedule({ cron: '0 5 * * *', branch: 'dev' }), 'github'],
    ['drafts left out', Trigger.pullRequest({ drafts: false }), 'bitbucket'],
    ['files left out', Trigger.push({ pathsIgnore: ['docs/**'] }), 'bitbucket'],
  ])('%s', (_, trigger, refusing) => {
    const definition = definitionOf(shell({ triggers: [trigger] }));
    expect(diagnosticsOf(definition, [refusing])).toMatchObject([{ code: 'not-supported', path: 'shell' }]);
  });

  test('two patterns that overlap in too many ways', () => {
    const definition = definitionOf(shell({ triggers: [Trigger.push({ branches: ['*a*', '*b*'] })] }));
    expect(diagnosticsOf(definition)).toMatchObject([{ code: 'overlapping-patterns' }]);
  });
});

test('a field of a form is its default for every event but a start by hand', () => {
  const input = ManualInput.named('FULL_REFRESH', { options: ['no', 'yes'] });
  const rendered = Rendered.of(shell({ triggers: [Trigger.manual({ inputs: [input] }), Trigger.push({ branches: ['main'] })] }));
  const valueOn = (provider: ProviderId, event: PipelineEvent): string => {
    const [{ environment, script }] = rendered.job(provider, event, 'shell').steps.slice(-1);
    return /export FULL_REFRESH='(.*)'/.exec(script)?.[1] ?? environment.FULL_REFRESH;
  };
  for (const provider of ALL) {
    expect(valueOn(provider, push('main')), provider).toBe('no');
    expect(valueOn(provider, byHand('shell', { FULL_REFRESH: 'yes' })), provider).toBe('yes');
  }
});
