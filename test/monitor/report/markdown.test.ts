import { expect, test } from 'vitest';
import { factsWith, FAILED_MODEL, hostileFacts, stepWith } from './facts';
import { markdown } from '../../../src/monitor/report/markdown';
import * as fc from '../../support/fast-check';

/** What a reader sees of a cell: references are replaced after everything that has a meaning was found. */
function shown(cell: string): string {
  return cell.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code))).replace(/<br>/g, '\n');
}

function cells(line: string): readonly string[] {
  return line.split('|').slice(1, -1).map(cell => shown(cell.trim()));
}

test('the summary has the outcome, the link, the steps with their times, and what failed', () => {
  const lines = markdown(factsWith([stepWith([FAILED_MODEL, { ...FAILED_MODEL, name: 'late', verdict: 'skipped' }])]), 1_000_000).split('\n');
  expect(shown(lines[0])).toBe('### dbt Cloud: failed: run 7 ended with an error');
  expect(lines).toContain('[Run 7](<https://x.invalid/runs/7/>)');
  expect(lines.filter(line => line.startsWith('|')).map(cells)).toEqual([
    ['step', 'result', 'time'], ['---', '---', '---'], ['4. Invoke dbt with `dbt build`', 'Error', '1m 01s'],
    ['node', 'result', 'message', 'compiled'], ['---', '---', '---', '---'],
    ['model customers (models/customers.sql)', 'error', FAILED_MODEL.message, FAILED_MODEL.compiled],
  ]);
});

test('names and messages have no meaning in Markdown or HTML, and every row has its cells', () => {
  fc.assert(fc.property(hostileFacts, facts => {
    for (const line of markdown(facts, 1_000_000).split('\n').filter(text => text.startsWith('|'))) {
      expect([3, 4]).toContain(cells(line).length);
      expect(line.replace(/<br>/g, '').replace(/&#\d+;/g, '')).not.toMatch(/[<>`*_[\]\\@$~!&]/);
    }
  }), { numRuns: 300 });
});

test('a summary never is larger than the provider takes', () => {
  const long = { ...FAILED_MODEL, message: '|'.repeat(100_000) };
  const facts = factsWith(Array.from({ length: 200 }, (_, index) => stepWith(Array.from({ length: 20 }, () => long), { number: index })));
  for (const most of [1_000_000, 50_000, 2_000]) {
    const text = markdown(facts, most);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(most);
    expect(text).toContain('### dbt Cloud');
  }
});
