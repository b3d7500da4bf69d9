import { describe, expect, test } from 'vitest';
import { job, pullRequestInto, pushBut, pushOf, pushTo, tagged } from './jobs';
import { event, legalJobs } from './legal-definition';
import { PipelineEvent } from '../../src/model/event';
import { Job } from '../../src/model/job';
import { groupsOf, hasTrigger, JobGroup, manualGroups, NamedStart } from '../../src/model/job-group';
import { contains, setOf } from '../../src/model/patterns/name-set';
import * as fc from '../support/fast-check';
import { runsFor } from '../support/runs-for';

const MODELS = setOf(['models/**'], []);

/** Whether an event starts the group, by its starts alone. */
function startsGroup({ starts }: JobGroup, of: PipelineEvent): boolean {
  switch (of.kind) {
    case 'push': return starts.push !== undefined && takes(starts.push, of.branch, of.changed);
    case 'pullRequest': return starts.pullRequest !== undefined && takes(starts.pullRequest, of.target, of.changed) && (starts.pullRequest.drafts === 'included' || !of.draft);
    case 'tag': return starts.tag !== undefined && takes(starts.tag, of.tag, undefined);
    case 'schedule': return starts.schedules.some(({ cron, branch }) => cron === of.cron && branch === of.branch);
    case 'manual': return false;
  }
}

function takes({ names, paths }: NamedStart, name: string, changed: readonly string[] | undefined): boolean {
  return contains(names, name) && (paths === undefined || changed === undefined || changed.some((file) => contains(paths, file)));
}

const idsOf = (jobs: readonly Job[]): string[] => jobs.map(({ id }) => id);
const summary = (groups: readonly JobGroup[]): [string, string[]][] => groups.map(({ id, jobs }) => [id, idsOf(jobs)]);

describe('the groups of any definition', () => {
  test('start, for every event, the jobs that run for it, each once', () => {
    fc.assert(fc.property(legalJobs, event, (jobs, of) => {
      const fork = of.kind === 'pullRequest' && of.fork;
      const started = groupsOf(jobs).filter((group) => startsGroup(group, of)).flatMap((group) => group.jobs).filter(({ forks }) => !fork || forks === 'run');
      expect(idsOf(started).sort()).toEqual(idsOf(jobs.filter((one) => runsFor(one, of))).sort());
    }), { numRuns: 300 });
  });

  test('that a person can start have each job that has such a trigger, once', () => {
    fc.assert(fc.property(legalJobs, (jobs) => {
      expect(manualGroups(jobs).flatMap((group) => idsOf(group.jobs)).sort()).toEqual(idsOf(jobs.filter((one) => hasTrigger(one, 'manual'))).sort());
    }));
  });

  test('have ids of their own, and jobs in order that need none outside', () => {
    fc.assert(fc.property(legalJobs, (jobs) => {
      const groups = groupsOf(jobs);
      expect(new Set(groups.map(({ id }) => id)).size).toBe(groups.length);
      for (const group of groups) {
        for (const [index, { needs }] of group.jobs.entries()) expect(idsOf(group.jobs.slice(0, index))).toEqual(expect.arrayContaining([...needs]));
      }
    }));
  });
});

describe('a group', () => {
  test('runs all its jobs for all its names: a job that runs elsewhere too is in another group as well', () => {
    const lint = job('lint');
    const merge = job('merge', { triggers: [pushTo('main')], needs: ['lint'] });
    const release = job('release', { triggers: [pushTo('main', 'next')], needs: ['lint'] });
    const groups = groupsOf([lint, merge, release]);
    expect(summary(groups)).toEqual([['lint', ['lint']], ['release', ['lint', 'merge', 'release']], ['release-2', ['lint', 'release']]]);
    expect(groups.map(({ starts }) => ['main', 'next', 'x'].filter((name) => contains(starts.push?.names ?? [], name)))).toEqual([['x'], ['main'], ['next']]);
  });

  test('has all the kinds of event for which just its jobs run', () => {
    const [group, ...others] = groupsOf([job('j', { triggers: [pushTo('main'), tagged('v*'), pullRequestInto('main'), { kind: 'manual', inputs: [] }, { kind: 'schedule', cron: '0 5 * * *', branch: 'main' }] })]);
    expect(others).toEqual([]);
    expect(Object.values(group.starts).every((start) => start !== undefined)).toBe(true);
  });

  test('is one of two where the same jobs ask for different files for different branches', () => {
    const groups = groupsOf([job('j', { triggers: [pushOf(MODELS, 'main'), pushTo('next')] })]);
    expect(summary(groups)).toEqual([['j', ['j']], ['j-2', ['j']]]);
    expect(new Set(groups.map(({ starts }) => starts.push?.paths))).toEqual(new Set([undefined, MODELS]));
  });

  test('is called by the last job that none of them needs, and never like another job', () => {
    const [first, second, third] = [job('a'), job('b', { needs: ['a'] }), job('c', { needs: ['a'], name: 'C' })];
    expect(groupsOf([first, second, third]).map(({ id, name }) => ({ id, name }))).toEqual([{ id: 'c', name: 'C' }]);
    const both = [job('x', { triggers: [pushTo('**'), tagged('**')] }), job('y', { triggers: [pushTo('main')], needs: ['x'] }), job('x-2', { triggers: [pushBut('main')] })];
    expect(groupsOf(both).map(({ id }) => id).sort()).toEqual(['x', 'x-2', 'y']);
  });

  test('asks each input once', () => {
    const inputs = [{ variable: 'FULL', default: '', options: [] }];
    const jobs = [job('a', { triggers: [{ kind: 'manual', inputs }] }), job('b', { triggers: [{ kind: 'manual', inputs }], needs: ['a'] })];
    expect(manualGroups(jobs).map(({ starts }) => starts.manual.inputs)).toEqual([inputs]);
  });
});
