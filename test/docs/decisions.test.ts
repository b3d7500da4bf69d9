import { describe, expect, test } from 'vitest';
import { documentPaths, localLinksOf, proseOf, readDocument } from './markdown';

const DECISIONS = documentPaths().filter((document) => document.startsWith('docs/decisions/'));

test('decisions are numbered without a gap', () => {
  expect(DECISIONS.map((document) => Number(/(\d{4})-/.exec(document)?.[1]))).toEqual(DECISIONS.map((_, index) => index + 1));
});

test('ARCHITECTURE lists each decision', () => {
  expect(localLinksOf(readDocument('ARCHITECTURE.md'))).toEqual(expect.arrayContaining(DECISIONS));
});

describe.each(DECISIONS)('%s', (document) => {
  const text = readDocument(document);

  test('has a context, a decision and consequences, and its number in its title', () => {
    expect(proseOf(text).match(/^## .*$/gm)).toEqual(['## Context', '## Decision', '## Consequences']);
    expect(text).toMatch(new RegExp(`^# ${Number(/(\d{4})-/.exec(document)?.[1])}\\. `));
  });

  test('fits on half a page', () => {
    expect(text.split(/\s+/).length).toBeLessThan(300);
  });
});
