import { expect, test } from 'vitest';
import { readUnset } from '../../../../src/cli/plan/shell/unset';

test.each<[string, string[] | undefined]>([
  ['unset A', ['A']],
  ['  unset A B_2', ['A', 'B_2']],
  ['unset', undefined],
  ['unset -f A', undefined],
  ['unset A && true', undefined],
  ['unset "$A"', undefined],
])('only a line that names variables is known to take them away: %s', (line, names) => {
  expect(readUnset(line)).toEqual(names);
});
