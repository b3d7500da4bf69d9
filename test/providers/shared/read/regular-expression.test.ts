import { expect, test } from 'vitest';
import { regularExpression } from '../../../../src/providers/shared/read/regular-expression';
import { UnknownExpression } from '../../../../src/providers/shared/read/unknown-expression';

test.each([
  ['/^release\\/[^\\/]+$/', 'release/1', true],
  ['/^release\\/[^\\/]+$/', 'release/1/fix', false],
  ['/lease/', 'release', true],
  ['/LEASE/', 'release', false],
  ['/LEASE/i', 'release', true],
  ['/^a.b$/s', 'a\nb', true],
  ['/^a.b$/', 'a\nb', false],
  ['/^b$/m', 'a\nb', true],
  ['/^b$/', 'a\nb', false],
  ['/a+/U', 'aa', true],
  ['/(?:a|b)c/', 'bc', true],
  ['/a\\-b\\#/', 'a-b#', true],
  ['/\\d{2,}/', 'v12', true],
])('%s is found in %j: %s', (written, text, found) => {
  expect(regularExpression(written).test(text)).toBe(found);
});

test.each(['/(?=a)/', '/(?<!a)b/', '/(?i)a/', '/(a)\\1/', '/[[:alpha:]]/', '/\\pL/', '/\\Aa\\z/', '/(/', 'a', '/a/x', '//'])('%s is not read, because RE2 refuses it or reads it in another way', (written) => {
  expect(() => regularExpression(written)).toThrow(UnknownExpression);
});
