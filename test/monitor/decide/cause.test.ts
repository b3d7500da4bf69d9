import { expect, test } from 'vitest';
import { causeWithId, newCorrelationId } from '../../../src/monitor/decide/correlation-id';

const CORRELATION_ID = newCorrelationId('3f9a2c1b7d');

test('the correlation id stands at the end of the cause', () => {
  expect(causeWithId('GitHub Pipeline CI Job', CORRELATION_ID)).toBe('GitHub Pipeline CI Job [dbt-pipelines 3f9a2c1b7d]');
});

test('a long cause is cut to 255 characters and keeps the correlation id', () => {
  const cause = causeWithId('x'.repeat(300), CORRELATION_ID);
  expect(cause).toHaveLength(255);
  expect(cause.endsWith(CORRELATION_ID)).toBe(true);
});

test('a cut never leaves half a character', () => {
  expect(Array.from(causeWithId('🚀'.repeat(300), CORRELATION_ID))).toHaveLength(255);
  expect(causeWithId('🚀'.repeat(300), CORRELATION_ID)).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])/);
});
