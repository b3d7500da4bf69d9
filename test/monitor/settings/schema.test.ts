import { expect, test } from 'vitest';
import { legalSchemaName } from '../../../src/monitor/settings/schema';

test.each([
  ['dbt_cloud_pr_910_12', 'dbt_cloud_pr_910_12'],
  ['DBT_CLOUD_PR_KEY_7', 'DBT_CLOUD_PR_KEY_7'],
  ['PR-7/Feature', 'PR_7_Feature'],
  ['pr-7/feature/a.b c', 'pr_7_feature_a_b_c'],
  ['schön', 'sch_n'],
  ['7_days', '_7_days'],
  ['', ''],
])('%s becomes %s', (name, legal) => {
  expect(legalSchemaName(name)).toBe(legal);
});

test('a long name is cut to 63 characters, and two long names stay different', () => {
  const long = 'dbt_cloud_pr_'.padEnd(80, 'x');
  const [one, two] = [legalSchemaName(`${long}1`), legalSchemaName(`${long}2`)];
  expect(one).toHaveLength(63);
  expect(one).toMatch(/^dbt_cloud_pr_x+_[0-9a-f]{8}$/);
  expect(one).not.toBe(two);
  expect(legalSchemaName(`${long}1`)).toBe(one);
});

test('a legal name stays as it is', () => {
  const legal = legalSchemaName('Über/long-'.repeat(20));
  expect(legalSchemaName(legal)).toBe(legal);
});
