import { expect, test } from 'vitest';
import { factsWith, FAILED_MODEL, hostileFacts, stepWith } from './facts';
import { descendants, parseXml } from './xml';
import type { Facts } from '../../../src/monitor/report/facts';
import { junit } from '../../../src/monitor/report/junit';
import * as fc from '../../support/fast-check';

interface Case {
  readonly suite: string;
  readonly name: string;
  readonly file: string | undefined;
  readonly outcome: string;
  readonly text: string;
}

/** The test cases as a strict reader of XML finds them. */
function parse(facts: Facts): { readonly counts: string; readonly cases: readonly Case[] } {
  const root = parseXml(junit(facts));
  const counts = ['tests', 'failures', 'errors', 'skipped'].map(name => root.attributes[name]).join(' ');
  const cases = descendants(root, 'testsuite').flatMap(suite => suite.children.map(({ attributes, children: [outcome] }) => ({
    suite: suite.attributes.name, name: attributes.name, file: attributes.file, outcome: outcome?.name ?? '', text: outcome?.text ?? '',
  })));
  return { counts, cases };
}

test('each node is a test case in the suite of its step, with what became of it', () => {
  const { counts, cases } = parse(factsWith([stepWith([
    FAILED_MODEL,
    { ...FAILED_MODEL, name: 'unique_x', verdict: 'failed', message: 'Got 1 result', compiled: undefined, file: undefined },
    { ...FAILED_MODEL, name: 'late', verdict: 'skipped' },
    { ...FAILED_MODEL, name: 'good', verdict: 'passed' },
    { ...FAILED_MODEL, name: 'doubtful', verdict: 'warned', status: 'warn', message: 'Got 2 results' },
  ])]));
  expect(counts).toBe('5 1 1 1');
  expect(cases.map(({ name, outcome }) => [name, outcome])).toEqual([
    ['customers', 'error'], ['unique_x', 'failure'], ['late', 'skipped'], ['good', ''], ['doubtful', 'system-out'],
  ]);
  expect(cases[0]).toMatchObject({ suite: '4. Invoke dbt with `dbt build`', file: 'models/customers.sql' });
  expect(cases[0].text).toBe(`${FAILED_MODEL.message}\ncompiled code at target/compiled/shop/models/customers.sql`);
});

test('a run of which no node is known has its steps as test cases', () => {
  const { counts, cases } = parse(factsWith([stepWith([], { number: 1, name: 'Clone', status: 'Success', failed: false }), stepWith([]),
    stepWith([], { number: 5, status: 'Cancelled', failed: false })]));
  expect(counts).toBe('3 0 1 1');
  expect(cases.map(({ outcome }) => outcome)).toEqual(['', 'error', 'skipped']);
});

test('a run without steps is an empty report', () => {
  expect(parse(factsWith([])).counts).toBe('0 0 0 0');
});

test('any names and messages make a document that is well-formed, counts right and says the same', () => {
  fc.assert(fc.property(hostileFacts, facts => {
    const { counts, cases } = parse(facts);
    const [tests, failures, errors, skipped] = counts.split(' ').map(Number);
    expect(cases).toHaveLength(tests);
    for (const [count, tag] of [[failures, 'failure'], [errors, 'error'], [skipped, 'skipped']] as const) {
      expect(cases.filter(({ outcome }) => outcome === tag)).toHaveLength(count);
    }
  }), { numRuns: 300 });
});
