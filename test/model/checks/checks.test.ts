import { describe, expect, test } from 'vitest';
import { checkModel } from '../../../src/model/checks';
import { Definition } from '../../../src/model/definition';
import { Job } from '../../../src/model/job';
import { setOf } from '../../../src/model/patterns/name-set';
import { SecretSource } from '../../../src/model/secret';
import { ManualInput, Trigger } from '../../../src/model/trigger';
import { definition, job, pullRequestInto, pushBut, pushOf, pushTo, tagged } from '../jobs';

function codesOf(checked: Definition): string[] {
  return checkModel(checked).map(({ code, path }) => `${path}: ${code}`);
}

function messageOf(...jobs: readonly Job[]): string | undefined {
  const [first, ...others] = checkModel(definition(...jobs));
  return others.length > 0 ? undefined : `${first.message}: ${first.fix}`;
}

const on = (...triggers: readonly Trigger[]): Partial<Job> => ({ triggers });
const plain = (variable: string): Partial<Job> => ({ env: { [variable]: { kind: 'literal', value: '1' } } });
const reads = (variable: string, secret: SecretSource): Partial<Job> => ({ steps: [{ kind: 'commands', name: 'Run', commands: ['true'], secrets: [{ variable, secret }] }] });
const secret = (variable: string, name: string): Partial<Job> => reads(variable, { name });
const input = (given: Partial<ManualInput> = {}): Trigger => ({ kind: 'manual', inputs: [{ variable: 'FULL', default: '', options: [], ...given }] });

const artifacts = (name: string): Partial<Job> => ({ artifacts: { name, paths: ['target'], when: 'success' } });

const NIGHTLY: Trigger = { kind: 'schedule', cron: '0 5 * * *', branch: 'main' };
const BY_HAND: Trigger = { kind: 'manual', inputs: [] };
const MODELS = setOf(['models/**'], []);
const SEEDS = setOf(['seeds/**'], []);

describe('a definition is wrong', () => {
  test.each<[string, readonly Job[], readonly string[]]>([
    ['without a job', [], ['dbt-pipelines: no-job']],
    ['with ids that differ in case only', [job('a'), job('A', { path: 'team/A' })], ['team/A: duplicate-id']],
    ['with ids that differ in - and _ only', [job('a-b'), job('a_b')], ['a_b: duplicate-id']],
    ['with one name twice', [job('a', { name: 'x' }), job('b', { name: 'x' })], ['b: duplicate-name']],
    ['with artifacts of one name', [job('a', artifacts('docs')), job('b', artifacts('Docs'))], ['b: duplicate-name']],
    ['with a need that is gone', [job('b', { needs: ['a'] })], ['b: unknown-need']],
    ['with a need that runs for fewer branches', [job('a', on(pushTo('main'))), job('b', { needs: ['a'] })], ['b: needs-other-event']],
    ['with a need that runs for other branches', [job('a', on(pushBut('main'))), job('b', { ...on(pushTo('main')), needs: ['a'] })], ['b: needs-other-event']],
    ['with a need that has no pull requests', [job('a'), job('b', { ...on(pullRequestInto('main')), needs: ['a'] })], ['b: needs-other-event']],
    ['with a need that has other tags', [job('a', on(tagged('v*'))), job('b', { ...on(tagged('v*', 'w*')), needs: ['a'] })], ['b: needs-other-event']],
    ['with a need that has no schedule', [job('a'), job('b', { ...on(pushTo('**'), NIGHTLY), needs: ['a'] })], ['b: needs-other-event']],
    ['with a need that nobody starts by hand', [job('a'), job('b', { ...on(pushTo('**'), BY_HAND), needs: ['a'] })], ['b: needs-other-event']],
    ['with a need that leaves out forks', [job('a', { ...on(pullRequestInto('main')), forks: 'skip' }), job('b', { ...on(pullRequestInto('main')), needs: ['a'] })],
      ['b: needs-other-event']],
    ['with a variable that is a secret elsewhere', [job('a', plain('X')), job('b', secret('X', 'Y'))], ['a: variable-and-secret']],
    ['with a variable that is the name of a secret', [job('a', plain('Y')), job('b', secret('X', 'Y'))], ['a: variable-and-secret']],
    ['with a variable that is the name of a secret on one provider', [job('a', plain('Z')), job('b', reads('X', { name: 'Y', names: { gitlab: 'Z' } }))], ['a: variable-and-secret']],
    ['with a variable that is a secret of its own job', [job('a', { ...plain('X'), ...secret('X', 'Y') })], ['a: variable-and-secret']],
    ['with an id token that is the name of a secret', [job('a', { idTokens: [{ variable: 'Y', audience: 'aws' }] }), job('b', secret('X', 'Y'))], ['a: variable-and-secret']],
    ['with a secret of a deployment that is not the job\'s', [job('a', { ...reads('X', { name: 'X', environment: 'prod' }), environment: 'test' })], ['a: secret-environment']],
    ['with a secret of a deployment, in a job without one', [job('a', reads('X', { name: 'X', environment: 'prod' }))], ['a: secret-environment']],
    ['with one input that has two defaults', [job('a', on(input({ default: 'x' }))), job('b', on(input({ default: 'y' })))], ['b: inputs-differ']],
    ['with patterns that overlap in no order', [job('a', on(pushTo('a*b*c*d'))), job('b', on(pushTo('*a*b*c*', '*b*c*d*')))], ['dbt-pipelines: overlapping-patterns']],
    ['with two filters of files for one branch', [job('a', on(pushOf(MODELS, '**'), pushOf(SEEDS, 'main')))], ['a: different-filters']],
    ['with another filter of files than the job that it needs', [job('a', on(pushOf(MODELS, '**'))), job('b', { ...on(pushOf(SEEDS, '**')), needs: ['a'] })], ['b: different-filters']],
    ['with drafts, where the job that it needs has none', [
      job('a', on({ ...pullRequestInto('**'), drafts: 'left-out' })), job('b', { ...on(pullRequestInto('main')), needs: ['a'] }),
    ], ['b: different-filters']],
    ['in several ways at once', [job('a', { name: 'x' }), job('A', { name: 'x', needs: ['z'] })], ['A: duplicate-id', 'A: duplicate-name', 'A: unknown-need']],
  ])('%s', (_, jobs, codes) => expect(codesOf(definition(...jobs))).toEqual(codes));
});

describe('a definition is right', () => {
  test.each<[string, readonly Job[]]>([
    ['with a need that runs for more branches', [job('a'), job('b', { ...on(pushTo('main')), needs: ['a'] })]],
    ['with a need that runs for the same branches, said in two ways', [job('a', on(pushTo('x', 'y'))), job('b', { ...on(pushTo('y', 'x')), needs: ['a'] })]],
    ['with a need that runs for a pattern that holds the other', [job('a', on(pushTo('release/**'))), job('b', { ...on(pushTo('release/*', 'release/1/x')), needs: ['a'] })]],
    ['with a need that has all of several triggers', [
      job('a', on(BY_HAND, NIGHTLY, tagged('v*'), pullRequestInto('**'), pushTo('**'))), job('b', { ...on(pullRequestInto('main'), NIGHTLY, BY_HAND), needs: ['a'] }),
    ]],
    ['with a job that leaves out forks and needs one that does not', [job('a', on(pullRequestInto('main'))), job('b', { ...on(pullRequestInto('main')), forks: 'skip', needs: ['a'] })]],
    ['with names that differ in case', [job('a', { name: 'x' }), job('b', { name: 'X' })]],
    ['with one variable in two jobs, and one secret in two jobs', [job('a', { ...plain('X'), ...secret('K', 'K') }), job('b', { ...plain('X'), ...secret('K', 'K') })]],
    ['with a secret of the deployment that its job has', [job('a', { ...reads('X', { name: 'X', environment: 'prod' }), environment: 'prod' })]],
    ['with one input in two jobs', [job('a', on(input())), job('b', on(input()))]],
    ['with different filters of files in jobs that have nothing to do with each other', [job('a', on(pushOf(MODELS, '**'))), job('b', on(pushOf(SEEDS, '**')))]],
    ['with different filters of files for branches that do not overlap', [job('a', on(pushOf(MODELS, 'main'), pushOf(SEEDS, 'next')))]],
    ['with a filter of files and a trigger that asks for none', [job('a', on(pushOf(MODELS, '**'), pushTo('main')))]],
  ])('%s', (_, jobs) => expect(codesOf(definition(...jobs))).toEqual([]));
});

describe('a need that does not run is shown by an event', () => {
  test.each<[string, Partial<Job>, Partial<Job>]>([
    ['a push to "x"', on(pushTo('main')), on(pushBut('main'))],
    ['a push to "release/x/x"', on(pushTo('release/*')), on(pushTo('release/**'))],
    ['a pull request into "main"', on(pushTo('**')), on(pullRequestInto('main'))],
    ['a pull request into "main" from a fork', { ...on(pullRequestInto('main')), forks: 'skip' }, on(pullRequestInto('main'))],
    ['the tag "w1"', on(tagged('v1')), on(tagged('v1', 'w1'))],
    ['the schedule "0 5 * * *" on "main"', on({ ...NIGHTLY, branch: 'next' }), on(NIGHTLY)],
    ['a start of "b" by hand on "feature/x"', on(pushTo('**')), on(BY_HAND)],
  ])('%s', (event, needed, needing) => {
    expect(messageOf(job('a', needed), job('b', { ...needing, needs: ['a'] }))).toBe(
      `\`needs\` names "a", which does not run for ${event}, but "b" does: give "a" a trigger for that event too, or drop it from \`needs\``);
  });
});
