import { expect, test } from 'vitest';
import { Lines } from '../../src/cli/lines';

const TEXT = `# a comment

on:
  push:
    branches:
      - main
      - 'release/**'
.base: &base
  rules:
    - if: $A
lint:
  <<: *base
  2026:
    script: [a, b]
merge: *base
both:
  <<: [*base, { other: 1 }]
`;

test.each([
  [['on', 'push', 'branches'], 5],
  [['on', 'push', 'branches', 1], 7],
  [['lint', '2026'], 13],
  [['lint', '2026', 'script', 1], 14],
  [[], 3],
])('the part at %j is at line %i', (at, line) => {
  expect(new Lines(TEXT).of(at)).toBe(line);
});

test.each([
  [['on', 'push', 'paths'], 4],
  [['on', 'push', 'branches', 5], 5],
  [['nothing', 'at', 'all'], 3],
])('a part that is missing, %j, stands for its nearest parent', (at, line) => {
  expect(new Lines(TEXT).of(at)).toBe(line);
});

test.each([
  [['merge', 'rules', 0], 10],
  [['lint', 'rules', 0, 'if'], 10],
  [['both', 'rules'], 9],
])('a part that an alias or a merge key brings, %j, is where it is written', (at, line) => {
  expect(new Lines(TEXT).of(at)).toBe(line);
});

test('an empty file has one line', () => {
  expect(new Lines('').of(['on'])).toBe(1);
});

test('lines are counted from the beginning of the file, also behind the header of GitLab CI', () => {
  expect(new Lines('spec:\n  inputs: {}\n---\njob:\n  script: [x]\n', 'spec').of(['job', 'script'])).toBe(5);
});
