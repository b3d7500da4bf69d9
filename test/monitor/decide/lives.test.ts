import { expect, test } from 'vitest';
import { configuration, faults, life } from './random-life';
import { CONFIGURATION, play, type Play, type Scene } from './simulation';
import { newCorrelationId } from '../../../src/monitor/decide/correlation-id';
import type { PipelineJob } from '../../../src/monitor/settings/pipeline-job';
import { safeLine } from '../../../src/monitor/text/safe-line';
import * as fc from '../../support/fast-check';

const JOB: PipelineJob = { provider: 'github', runId: '100', attempt: '1', restarted: 'no', place: 'job', ref: 'main' };
const VERDICTS: Readonly<Record<number, number>> = { 10: 0, 20: 1, 30: 4 };
const time = fc.oneof(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 0, max: 400_000 }));

const scene: fc.Arbitrary<Scene> = fc.record({
  life,
  configuration,
  script: faults,
  chance: fc.double({ min: 0, max: 0.999, noNaN: true }),
  hiddenFor: fc.constantFrom(0, 0, 5_000, 20_000),
}).map(({ script, ...others }) => ({ ...others, fault: (_, number) => script[number] }));

/** What holds of every life. */
function expectOrder({ configuration: set, signal }: Scene, { outcome, runs, ends, lines, duration }: Play): void {
  expect(runs.length).toBeLessThanOrEqual(1);
  const [end] = ends;
  const { code, sentence } = outcome;
  expect(sentence).toMatch(/^[a-z]+(?: by SIG(?:INT|TERM))?: [^\n]+; [^\n]+; see https:\/\/\S+$/);
  // every code is backed by what is so, or by what was said
  if (code === 0 || code === 1 || code === 4) expect(code).toBe(VERDICTS[end?.status ?? 0]);
  else if (code === 5) expect(duration).toBeGreaterThanOrEqual(set?.runTimeoutMs ?? Infinity);
  else if (code === 130 || code === 143) expect(signal?.name).toBe(code === 130 ? 'SIGINT' : 'SIGTERM');
  else if (code === 6) expect(sentence).toMatch(/^unknown: .*(?:\(.+\)|which this program does not know)/);
  else expect(code).toBe(3);
  // a provider ends the job some time after our deadline
  if (set?.runTimeoutMs !== undefined) expect(duration).toBeLessThan(set.runTimeoutMs + 21_000);
  // nobody is left without knowing that a run goes on
  const goesOn = end !== undefined && end.status < 10;
  if (goesOn) expect(sentence).toMatch(/may go on|goes on|was told to cancel|may or may not have been started|may have been started/);
  const hide = safeLine(CONFIGURATION.apiKey);
  for (const line of [...lines, sentence].map(hide)) expect(line).not.toContain(CONFIGURATION.apiKey);
}

test('2,500 random lives: one run at most, and an exit code that is true or says why it cannot tell', async () => {
  await fc.assert(fc.asyncProperty(scene, async given => { expectOrder(given, await play(given)); }), { numRuns: 2_500 });
}, 120_000);

test('1,500 random lives with a signal: the end comes within 5 s of it', async () => {
  const signalled = fc.tuple(scene, time, fc.constantFrom('SIGINT' as const, 'SIGTERM' as const));
  await fc.assert(fc.asyncProperty(signalled, async ([given, at, name]) => {
    const interrupted: Scene = { ...given, signal: { name, at } };
    const played = await play(interrupted);
    expectOrder(interrupted, played);
    expect(played.duration - at).toBeLessThan(5_000);
  }), { numRuns: 1_500 });
}, 120_000);

test('500 random lives with a signal while the API is well: no run goes on', async () => {
  await fc.assert(fc.asyncProperty(scene, time, async (given, at) => {
    const { outcome, ends, duration } = await play({
      ...given,
      hiddenFor: 0,
      signal: { name: 'SIGTERM', at },
      configuration: { ...given.configuration, onDeadline: 'cancel' },
      fault: (request, number, now) => now < at ? withoutLateEffect(given.fault?.(request, number, now)) : undefined,
    });
    if (duration >= at && outcome.code === 143) expect(ends.filter(({ status }) => status < 10)).toEqual([]);
  }), { numRuns: 500 });
}, 120_000);

test('1,000 random lives with SIGKILL and a restart: the second attempt starts a run only where the first left none active', async () => {
  await fc.assert(fc.asyncProperty(scene, scene, time, async (before, after, killedAt) => {
    const idOf = (nonce: string, attempt: string) => newCorrelationId(nonce, { ...JOB, attempt });
    const first = await play({ ...before, killedAt, correlationId: idOf('first', '1') });
    expect(first.runs.length).toBeLessThanOrEqual(1);
    const earlier = first.runs.map((cause, index) => ({ cause, age: first.ends[index].age }));
    const wasActive = first.outcome.code === 137 && first.ends.some(({ status, age }) => status < 10 && age >= (after.hiddenFor ?? 0));
    const second = await play({ ...after, life: before.life, earlier, restarted: 'perhaps', correlationId: idOf('second', '2') });
    expect(second.runs.length - earlier.length).toBeLessThanOrEqual(1);
    const left = (before.life ?? []).slice(-1)[0][0] - (first.ends[0]?.age ?? 0);
    const listedAt = second.requests.find(({ request }) => request.path.endsWith('/run/'))?.at;
    // a run that ended before the second attempt could look is no reason not to start one
    if (wasActive && first.cancelled === false && listedAt !== undefined) expect(listedAt).toBeGreaterThan(left);
  }), { numRuns: 1_000 });
}, 120_000);

test('500 random lives that go on from a failure: one rerun at most, and after a signal while the API is well no run goes on', async () => {
  const cause = `test ${newCorrelationId('first', JOB)}`;
  await fc.assert(fc.asyncProperty(scene, time, async (given, at) => {
    const rerun: Scene = {
      ...given,
      hiddenFor: 0,
      configuration: { ...given.configuration, onDeadline: 'cancel', rerunFromFailure: 'on', supersede: 'off' },
      earlier: [{ cause, age: 20_000_000 }],
      life: [[0, 1], [1_000, 3], [10_000_000, 20]],
      restarted: 'perhaps',
      correlationId: newCorrelationId('second', { ...JOB, attempt: '2' }),
      signal: { name: 'SIGTERM', at },
      fault: (request, number, now) => now < at ? withoutLateEffect(given.fault?.(request, number, now)) : undefined,
    };
    const { outcome, ends, requests, duration } = await play(rerun);
    expect(ends.length).toBeLessThanOrEqual(2);
    expect(requests.filter(({ request }) => request.path.endsWith('/run/'))).toEqual([]);
    if (duration >= at && outcome.code === 143) expect(ends.filter(({ status }) => status < 10)).toEqual([]);
  }), { numRuns: 500 });
}, 120_000);

function withoutLateEffect(fault: ReturnType<NonNullable<Scene['fault']>>): typeof fault {
  return fault === undefined ? undefined : { answer: fault.answer, delay: fault.delay, afterwards: fault.afterwards };
}
