import { describe, expect, test } from 'vitest';
import { CiProvider, DbtPipelines, ShellJob, Trigger } from '../../../../src';
import { PLANNERS } from '../../../../src/providers/planners';
import { ALL, Rendered } from '../../rendered';

const NAME = 'No job for this branch';

describe('the step that stands where no job runs', () => {
  test('is no job of a plan, neither one that runs nor one that is left out', () => {
    const rendered = Rendered.of((pipelines) => void new ShellJob(pipelines, 'build', { commands: ['dbt build'], triggers: [Trigger.push({ branchesIgnore: ['main'] })] }));
    const plan = rendered.plan('bitbucket', 'main');
    expect([...plan.jobs, ...plan.skipped].map(({ name }) => name)).toEqual(['build']);
  });

  test.each(ALL)('does not hide a job of the same name on %s', (provider) => {
    const define = (pipelines: DbtPipelines): void => void new ShellJob(pipelines, 'none', { name: NAME, commands: ['echo "no job runs for this branch"'] });
    expect(Rendered.of(define).plan(provider, 'main').jobs.map(({ name }) => name)).toEqual([NAME]);
  });

  test('is known by all of it: a person may give a step this name, or this command', () => {
    const steps = [{ name: NAME, script: ['dbt build'] }, { name: NAME, clone: { enabled: false }, script: ['echo "no job runs for this branch"', 'dbt run'] }];
    for (const step of steps) {
      const { jobs } = PLANNERS[CiProvider.BITBUCKET].planner.plan([{ path: 'bitbucket-pipelines.yml', data: { pipelines: { default: [{ step }] } } }], { kind: 'push', branch: 'main' });
      expect(jobs.map(({ name }) => name)).toEqual([NAME]);
    }
  });
});
