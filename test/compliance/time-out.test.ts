import { describe, expect, test } from 'vitest';
import { DbtCloudMergeJob, Duration, SecretRef } from '../../src';
import { JOB, lint, merge, shell } from '../providers/definitions';
import { ALL, Define, Rendered } from '../providers/rendered';

const mergeIn = (timeout: Duration): Define => (pipelines) => void new DbtCloudMergeJob(pipelines, 'merge', { job: JOB, apiKey: SecretRef.named('K'), timeout });

describe.each(ALL)('on %s', (provider) => {
  test.each([
    ['120 minutes for a dbt Cloud job', merge, 'main', 'merge', 120],
    ['15 minutes for the lint', lint, 'dev', 'lint', 15],
    ['60 minutes for commands', shell(), 'main', 'shell', 60],
    ['what the definition says', shell({ timeout: Duration.minutes(1) }), 'main', 'shell', 1],
    ['up to six hours', shell({ timeout: Duration.hours(6) }), 'main', 'shell', 360],
  ])('the time-out is written, because the defaults differ: %s (trap 25)', (_, define, branch, job, minutes) => {
    expect(Rendered.of(define).job(provider, branch, job).timeoutMinutes).toBe(minutes);
  });

  test.each([1, 2, 3, 4, 120, 360])('the program ends before a job of %i minutes does (trap 25)', (minutes) => {
    const { steps } = Rendered.of(mergeIn(Duration.minutes(minutes))).job(provider, 'main', 'merge');
    const text = `${JSON.stringify(steps[0].environment)} ${steps[0].script}`;
    const seconds = Number(/DBT_RUN_TIMEOUT_SECONDS[^0-9]+(\d+)/.exec(text)?.[1]);
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(minutes * 60 - 30);
  });
});

test('more than a hosted machine runs a job is refused', () => {
  expect(() => Rendered.of(shell({ timeout: Duration.minutes(361) }))).toThrow(/361/);
});
