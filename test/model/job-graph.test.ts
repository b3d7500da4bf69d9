import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { job } from './jobs';
import { Job } from '../../src/model/job';
import { ancestorsOf, branchesOf, groupsOf, inOrder } from '../../src/model/job-graph';

/** Jobs without a cycle, in any order. */
const jobs: fc.Arbitrary<Job[]> = fc.array(fc.array(fc.nat({ max: 9 })), { minLength: 1, maxLength: 8 })
  .map((needs) => needs.map((numbers, index) => job(`j${index}`, { needs: [...new Set(numbers.filter((number) => number < index).map((number) => `j${number}`))] })))
  .chain((made) => fc.shuffledSubarray(made, { minLength: made.length }));

describe('the order', () => {
  test('has every job once, after those that it needs', () => {
    fc.assert(fc.property(jobs, (all) => {
      const ordered = inOrder(all);
      expect([...ordered].sort(byId)).toEqual([...all].sort(byId));
      for (const [index, { needs }] of ordered.entries()) {
        expect(ordered.slice(0, index).map(({ id }) => id)).toEqual(expect.arrayContaining([...needs]));
      }
    }));
  });

  test('is that of the definition where nothing is needed', () => {
    const all = ['c', 'a', 'b'].map((id) => job(id));
    expect(inOrder(all)).toEqual(all);
  });
});

describe('the groups', () => {
  test('have every job once, and no need leaves its group', () => {
    fc.assert(fc.property(jobs, (all) => {
      const groups = groupsOf(all);
      expect(groups.flatMap((group) => group.jobs).sort(byId)).toEqual([...all].sort(byId));
      for (const group of groups) {
        const ids = group.jobs.map(({ id }) => id);
        for (const { needs } of group.jobs) expect(ids).toEqual(expect.arrayContaining([...needs]));
      }
    }));
  });

  test('are as small as that allows: the jobs of one are tied to each other', () => {
    fc.assert(fc.property(jobs, (all) => {
      for (const { jobs: members } of groupsOf(all)) expect(reachableFrom(members[0], members)).toEqual(new Set(members));
    }));
  });

  test('run all their jobs for all their branches: a job that also runs elsewhere is in another group, too', () => {
    const push = (kind: 'only' | 'except', ...branches: string[]) => [{ kind: 'push' as const, branches: { kind, branches } }];
    const lint = job('lint', { triggers: push('except') });
    const merge = job('merge', { triggers: push('only', 'main'), needs: ['lint'] });
    const release = job('release', { triggers: push('only', 'main', 'next'), needs: ['lint'] });
    expect(groupsOf([lint, merge, release]).map(({ id, jobs: members, branches }) => [id, members.map((member) => member.id), branches])).toEqual([
      ['lint', ['lint'], { kind: 'except', branches: ['main', 'next'] }],
      ['release', ['lint', 'merge', 'release'], { kind: 'only', branches: ['main'] }],
      ['release-2', ['lint', 'release'], { kind: 'only', branches: ['next'] }],
    ]);
  });

  test('are called by the last job that none of them needs', () => {
    const [first, second, third] = [job('a'), job('b', { needs: ['a'] }), job('c', { needs: ['a'], name: 'C' })];
    expect(groupsOf([first, second, third]).map(({ id, name }) => ({ id, name }))).toEqual([{ id: 'c', name: 'C' }]);
  });
});

test('the ancestors are all the jobs that have to succeed before', () => {
  const all = [job('a'), job('b', { needs: ['a'] }), job('c', { needs: ['b'] }), job('d')];
  expect([...ancestorsOf(all[2], all)].map(({ id }) => id).sort()).toEqual(['a', 'b']);
  expect(ancestorsOf(all[3], all).size).toBe(0);
});

test('a job runs for the branches of any of its triggers', () => {
  const triggers = ['a', 'b'].map((branch) => ({ kind: 'push' as const, branches: { kind: 'only' as const, branches: [branch] } }));
  expect(branchesOf(job('j', { triggers }))).toEqual({ kind: 'only', branches: ['a', 'b'] });
});

function byId(a: Job, b: Job): number {
  return a.id.localeCompare(b.id);
}

/** The jobs that can be reached along needs in either direction. */
function reachableFrom(start: Job, among: readonly Job[]): Set<Job> {
  const found = new Set([start]);
  for (const known of found) {
    among.filter((other) => other.needs.includes(known.id) || known.needs.includes(other.id)).forEach((other) => found.add(other));
  }
  return found;
}
