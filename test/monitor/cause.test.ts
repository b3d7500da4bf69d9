import { expect, test } from 'vitest';
import { markedCause } from '../../src/monitor/cause';
import { correlationMark } from '../../src/monitor/mark';

const MARK = correlationMark('3f9a2c1b7d');

test('the mark stands at the end of the cause', () => {
  expect(markedCause('GitHub Pipeline CI Job', MARK)).toBe('GitHub Pipeline CI Job [dbt-pipelines 3f9a2c1b7d]');
});

test('a long cause is cut to 255 characters and keeps the mark', () => {
  const cause = markedCause('x'.repeat(300), MARK);
  expect(cause).toHaveLength(255);
  expect(cause.endsWith(MARK)).toBe(true);
});

test('a cut never leaves half a character', () => {
  expect(Array.from(markedCause('🚀'.repeat(300), MARK))).toHaveLength(255);
  expect(markedCause('🚀'.repeat(300), MARK)).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])/);
});
