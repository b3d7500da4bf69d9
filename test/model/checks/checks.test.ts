import { describe, expect, test } from 'vitest';
import { CHECKS } from '../../../src/model/checks';
import { Definition } from '../../../src/model/definition';
import { Job } from '../../../src/model/job';
import { definition, job } from '../jobs';

function codesOf(checked: Definition): string[] {
  return CHECKS.flatMap((check) => check(checked)).map(({ code, path }) => `${path}: ${code}`);
}

function on(...branches: readonly string[]): Partial<Job> {
  return { triggers: [{ kind: 'push', branches: { kind: 'only', branches } }] };
}

function except(...branches: readonly string[]): Partial<Job> {
  return { triggers: [{ kind: 'push', branches: { kind: 'except', branches } }] };
}

const plain = (variable: string): Partial<Job> => ({ environment: { [variable]: { kind: 'literal', value: '1' } } });
const secret = (variable: string, name: string): Partial<Job> => ({ steps: [{ kind: 'commands', name: 'Run', commands: ['true'], secrets: [{ variable, secret: name }] }] });

describe('a definition is wrong', () => {
  test.each<[string, readonly Job[], readonly string[]]>([
    ['without a job', [], ['dbt-pipelines: no-job']],
    ['with ids that differ in case only', [job('a'), job('A', { path: 'team/A' })], ['team/A: duplicate-id']],
    ['with ids that differ in - and _ only', [job('a-b'), job('a_b')], ['a_b: duplicate-id']],
    ['with one name twice', [job('a', { name: 'x' }), job('b', { name: 'x' })], ['b: duplicate-name']],
    ['with a need that is gone', [job('b', { needs: ['a'] })], ['b: unknown-need']],
    ['with a need that runs for fewer branches', [job('a', on('main')), job('b', { needs: ['a'] })], ['b: needs-other-event']],
    ['with a need that runs for other branches', [job('a', except('main')), job('b', { ...on('main'), needs: ['a'] })], ['b: needs-other-event']],
    ['with a variable that is a secret elsewhere', [job('a', plain('X')), job('b', secret('X', 'Y'))], ['a: variable-and-secret']],
    ['with a variable that is the name of a secret', [job('a', plain('Y')), job('b', secret('X', 'Y'))], ['a: variable-and-secret']],
    ['with a variable that is a secret of its own job', [job('a', { ...plain('X'), ...secret('X', 'Y') })], ['a: variable-and-secret']],
    ['in several ways at once', [job('a', { name: 'x' }), job('A', { name: 'x', needs: ['z'] })], ['A: duplicate-id', 'A: duplicate-name', 'A: unknown-need']],
  ])('%s', (_, jobs, codes) => expect(codesOf(definition(...jobs))).toEqual(codes));
});

describe('a definition is right', () => {
  test.each<[string, readonly Job[]]>([
    ['with a need that runs for more branches', [job('a'), job('b', { ...on('main'), needs: ['a'] })]],
    ['with a need that runs for the same branches, said in two ways', [job('a', on('x', 'y')), job('b', { ...on('y', 'x'), needs: ['a'] })]],
    ['with names that differ in case', [job('a', { name: 'x' }), job('b', { name: 'X' })]],
    ['with one variable in two jobs, and one secret in two jobs', [job('a', { ...plain('X'), ...secret('K', 'K') }), job('b', { ...plain('X'), ...secret('K', 'K') })]],
  ])('%s', (_, jobs) => expect(codesOf(definition(...jobs))).toEqual([]));
});
