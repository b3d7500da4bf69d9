import { describe, expect, test } from 'vitest';
import { freeTimes } from '../../src/emulator/account';
import { RunLife, runLife, RunPlan } from '../../src/emulator/run-life';
import { isComplete, RunStatus } from '../../src/emulator/run-status';
import { failingStep, planSteps } from '../../src/emulator/run-steps';
import * as fc from '../support/fast-check';

const plans = fc.record({
  commands: fc.array(fc.constantFrom('dbt seed', 'dbt build', 'dbt docs generate', 'dbt source freshness'), { maxLength: 4 }),
  outcome: fc.constantFrom('success' as const, 'error' as const, 'cancelled' as const),
  durationMs: fc.nat(100_000),
}).map(({ commands, outcome, durationMs }): RunPlan => {
  const steps = planSteps({ commands, generateDocs: false });
  return { steps, outcome, lastStep: failingStep(steps), durationMs };
});

const moments = fc.integer({ min: -10_000, max: 150_000 });

const RANK: readonly RunStatus[] = [RunStatus.QUEUED, RunStatus.STARTING, RunStatus.RUNNING, RunStatus.SUCCESS, RunStatus.ERROR, RunStatus.CANCELLED];

describe('the life of a run', () => {
  test('never goes back', () => {
    fc.assert(fc.property(plans, moments, fc.nat(50_000), (plan, moment, later) => {
      const [before, after] = [runLife(plan, moment), runLife(plan, moment + later)];
      expect(RANK.indexOf(after.status)).toBeGreaterThanOrEqual(RANK.indexOf(before.status));
      after.steps.forEach((step, index) => expect(step.progress).toBeGreaterThanOrEqual(before.steps[index].progress));
    }));
  });

  test('ends at its duration with its outcome', () => {
    const endings = { success: RunStatus.SUCCESS, error: RunStatus.ERROR, cancelled: RunStatus.CANCELLED };
    fc.assert(fc.property(plans, (plan) => {
      expect(runLife(plan, plan.durationMs)).toMatchObject({ status: endings[plan.outcome], finishedMs: plan.durationMs });
      expect(isComplete(runLife(plan, plan.durationMs - 1).status)).toBe(false);
    }));
  });

  test('has no unfinished step once it has ended, and exactly one failed step where it failed', () => {
    const failed = (life: RunLife): number => life.steps.filter(({ status }) => status === RunStatus.ERROR).length;
    fc.assert(fc.property(plans, (plan) => {
      const life = runLife(plan, plan.durationMs);
      expect(life.steps.every(({ status }) => isComplete(status))).toBe(true);
      expect(failed(life)).toBe(plan.outcome === 'error' ? 1 : 0);
    }));
  });

  test('stands still after a cancel', () => {
    fc.assert(fc.property(plans, moments, fc.nat(50_000), (plan, cancelled, later) => {
      fc.pre(cancelled < plan.durationMs);
      const life = runLife(plan, cancelled, cancelled);
      expect(life).toMatchObject({ status: RunStatus.CANCELLED, finishedMs: cancelled });
      expect(runLife(plan, cancelled + later, cancelled)).toEqual(life);
    }));
  });
});

describe('the queue of a job', () => {
  test('gives the job to one run at a time, in the order of the triggers', () => {
    const runs = fc.array(fc.record({ plan: plans, wait: fc.nat(20_000) }), { maxLength: 6 });
    fc.assert(fc.property(runs, (waits) => {
      let createdAt = 0;
      const queued = waits.map(({ plan, wait }) => ({ plan, createdAt: createdAt += wait }));
      freeTimes(queued).forEach((free, index, all) => {
        expect(free).toBeGreaterThanOrEqual(queued[index].createdAt);
        if (index > 0) expect(free).toBeGreaterThanOrEqual(all[index - 1] + queued[index - 1].plan.durationMs);
      });
    }));
  });
});
