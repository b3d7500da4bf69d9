import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { play, type Fault, type Life } from './simulation';
import type { Answer } from '../../src/monitor/answer';

const END = { 10: 0, 20: 1, 30: 4 } as const;

const failure: fc.Arbitrary<Answer> = fc.constantFrom<Answer>(
  { kind: 'failed', reason: 'HTTP 503', carriedOut: 'no' },
  { kind: 'failed', reason: 'HTTP 429', carriedOut: 'no', retryAfter: 300_000 },
  { kind: 'failed', reason: 'ENOTFOUND', carriedOut: 'no', suspect: 'address' },
);
const unclear: fc.Arbitrary<Answer> = fc.constantFrom<Answer>(
  { kind: 'failed', reason: 'HTTP 504', carriedOut: 'perhaps' },
  { kind: 'failed', reason: 'ECONNRESET', carriedOut: 'perhaps' },
  { kind: 'data', data: null },
);
// an unclear answer may hide an effect or none, one that is clear hides none: the API keeps its word
const fault: fc.Arbitrary<Fault | undefined> = fc.oneof(
  { weight: 3, arbitrary: fc.constant(undefined) },
  { weight: 1, arbitrary: fc.record({ answer: failure, delay: fc.integer({ min: 0, max: 60_000 }) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      answer: unclear,
      afterwards: fc.constantFrom<'carried out' | undefined>('carried out', undefined),
      delay: fc.integer({ min: 0, max: 60_000 }),
    }),
  },
);
const status = fc.constantFrom<keyof typeof END>(10, 20, 30);

test('in any life, at most one run is started, and a run that is not stopped ends with the code of its status or as unknown', async () => {
  await fc.assert(fc.asyncProperty(fc.array(fault, { maxLength: 40 }), status, fc.integer({ min: 0, max: 7_200_000 }), async (faults, end, age) => {
    const life: Life = [[0, 1], [age / 2, 3], [age, end]];
    const { outcome, runs, cancelled } = await play({ life, fault: (_, number) => faults[number] });
    expect(runs.length).toBeLessThanOrEqual(1);
    expect(cancelled).toBe(false);
    expect(runs.length === 0 ? [3, 6] : [END[end], 6]).toContain(outcome.code);
  }), { numRuns: 300 });
});

test('in any life, a signal ends the program within 5 s, and a run that it knows of does not go on', async () => {
  const arbitrary = fc.tuple(fc.array(fault, { maxLength: 40 }), fc.integer({ min: 0, max: 200_000 }), fc.constantFrom('SIGINT' as const, 'SIGTERM' as const));
  await fc.assert(fc.asyncProperty(arbitrary, async ([faults, at, name]) => {
    const { outcome, runs, cancelled, duration } = await play({
      life: [[0, 1], [5_000, 3], [10_000_000, 10]],
      signal: { name, at },
      // the API is well when the signal comes; before, it may be in any state
      fault: (_, number, now) => now >= at ? undefined : faults[number],
    });
    expect(runs.length).toBeLessThanOrEqual(1);
    if (duration < at) return;
    expect(duration - at).toBeLessThan(5_000);
    expect(outcome.code).toBe(name === 'SIGINT' ? 130 : 143);
    expect(cancelled).toBe(runs.length === 1);
  }), { numRuns: 300 });
});
