import { describe, expect, test } from 'vitest';
import { job } from './jobs';
import { Job } from '../../src/model/job';
import { ancestorsOf, inOrder, related } from '../../src/model/job-graph';
import * as fc from '../support/fast-check';

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

describe('lots of related jobs', () => {
  test('have every job once, and no need leaves its lot', () => {
    fc.assert(fc.property(jobs, (all) => {
      const lots = related(all);
      expect(lots.flat().sort(byId)).toEqual([...all].sort(byId));
      for (const lot of lots) {
        const ids = lot.map(({ id }) => id);
        for (const { needs } of lot) expect(ids).toEqual(expect.arrayContaining([...needs]));
      }
    }));
  });

  test('are as small as that allows: the jobs of one are tied to each other', () => {
    fc.assert(fc.property(jobs, (all) => {
      for (const lot of related(all)) expect(reachableFrom(lot[0], lot)).toEqual(new Set(lot));
    }));
  });

  test('are in order, each job after those that it needs', () => {
    fc.assert(fc.property(jobs, (all) => {
      for (const lot of related(all)) expect(lot).toEqual(inOrder(all).filter((member) => lot.includes(member)));
    }));
  });
});

test('the ancestors are all the jobs that have to succeed before', () => {
  const all = [job('a'), job('b', { needs: ['a'] }), job('c', { needs: ['b'] }), job('d')];
  expect([...ancestorsOf(all[2], all)].map(({ id }) => id).sort()).toEqual(['a', 'b']);
  expect(ancestorsOf(all[3], all).size).toBe(0);
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
