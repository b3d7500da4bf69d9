import { expect, test } from 'vitest';
import { passesFilter } from '../passes-filter';

/** @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#filter-pattern-cheat-sheet */
test.each([
  ['main', ['main'], true],
  ['Main', ['main'], false],
  ['feature/a', ['feature/*'], true],
  ['feature/a/b', ['feature/*'], false],
  ['feature/a/b', ['feature/**'], true],
  ['a/b', ['*'], false],
  ['a/b', ['**'], true],
  ['release', ['*lease'], true],
  ['v2', ['v2*'], true],
  ['v2.0.10', ['v[12].[0-9]+.[0-9]+'], true],
  ['v3.0.1', ['v[12].[0-9]+.[0-9]+'], false],
  ['v1x0', ['v1.0'], false],
  ['maain', ['ma+in'], true],
  ['min', ['ma?in'], true],
  ['release/10', ['release/**', '!release/1*'], false],
  ['release/20', ['release/**', '!release/1*'], true],
  ['release/10', ['!release/1*', 'release/**'], true],
  ['main', [], false],
  ['a+b', ['a\\+b'], true],
])('%s passes %j: %s', (branch, patterns, passes) => {
  expect(passesFilter(branch, patterns)).toBe(passes);
});
