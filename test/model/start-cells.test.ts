import { describe, expect, test } from 'vitest';
import { job, pullRequestInto, pushBut, pushOf, pushTo, tagged } from './jobs';
import { Job } from '../../src/model/job';
import { setOf } from '../../src/model/patterns/name-set';
import { divideNames, NamedTriggerKind, qualifierKey, startCells } from '../../src/model/start-cells';

const MODELS = setOf(['models/**'], []);

function cellsOf(kind: NamedTriggerKind, ...jobs: readonly Job[]): [string, string[]][] {
  return startCells(jobs, kind).map(({ cell, starts }) => [cell.pattern, starts.map(({ job: { id } }) => id)]);
}

describe('names fall into cells, from general to specific, each with its jobs', () => {
  test('a job for every branch is in the cell of a single one too', () => {
    expect(cellsOf('push', job('lint'), job('merge', { triggers: [pushTo('main')] }))).toEqual([['**', ['lint']], ['main', ['lint', 'merge']]]);
  });

  test('a branch that is left out has a cell without that job', () => {
    expect(cellsOf('push', job('lint', { triggers: [pushBut('main')] }))).toEqual([['**', ['lint']], ['main', []]]);
  });

  test('the names of each kind are their own', () => {
    const all = job('j', { triggers: [pushTo('main'), tagged('v*'), pullRequestInto('next')] });
    expect([cellsOf('push', all), cellsOf('tag', all), cellsOf('pullRequest', all)].map((cells) => cells.map(([pattern]) => pattern))).toEqual([['**', 'main'], ['**', 'v*'], ['**', 'next']]);
  });

  test('what no job asks for is one cell without jobs', () => expect(cellsOf('tag', job('j'))).toEqual([['**', []]]));
});

describe('what a job asks for beside the name', () => {
  const qualifiersOf = (...triggers: Job['triggers']): string[] => startCells([job('j', { triggers })], 'push').slice(-1)[0].starts[0].qualifiers.map(qualifierKey);

  test('is once there, however many triggers say it', () => {
    expect(qualifiersOf(pushOf(MODELS, '**'), pushOf(MODELS, 'main'))).toHaveLength(1);
  });

  test('is nothing where one of its triggers asks for nothing', () => {
    expect(qualifiersOf(pushOf(MODELS, '**'), pushTo('main'))).toEqual([qualifierKey({ drafts: 'included' })]);
  });

  test('is all of it where that differs', () => {
    expect(qualifiersOf(pushOf(MODELS, '**'), pushOf(setOf(['seeds/**'], []), 'main'))).toHaveLength(2);
  });
});

test('patterns that cannot be told apart are shown, with a name that both match', () => {
  const jobs = [job('a', { triggers: [pushTo('a*b*c*d')] }), job('b', { triggers: [pushTo('*a*b*c*', '*b*c*d*')] })];
  const division = divideNames(jobs, 'push');
  expect(division.kind).toBe('overlap');
  expect(() => startCells(jobs, 'push')).toThrow('overlap');
});
