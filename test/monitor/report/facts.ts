import type { Facts, StepFacts } from '../../../src/monitor/report/facts';
import type { NodeResult, Verdict } from '../../../src/monitor/report/node-result';
import * as fc from '../../support/fast-check';

/** A model that failed; tests change what they are about. */
export const FAILED_MODEL: NodeResult = {
  id: 'model.shop.customers',
  kind: 'model',
  name: 'customers',
  verdict: 'errored',
  status: 'error',
  message: 'Database Error in model customers (models/customers.sql)\n  invalid identifier',
  seconds: 1.5,
  file: 'models/customers.sql',
  compiled: 'target/compiled/shop/models/customers.sql',
};

export function stepWith(results: readonly NodeResult[], changes: Partial<StepFacts> = {}): StepFacts {
  return { number: 4, name: 'Invoke dbt with `dbt build`', status: 'Error', failed: true, seconds: 61, results, ...changes };
}

export function factsWith(steps: readonly StepFacts[], changes: Partial<Facts> = {}): Facts {
  return {
    code: 1,
    sentence: 'failed: run 7 ended with an error; correct what failed and run it again; see https://x.invalid/runs/7/',
    accountId: '12345',
    projectId: '678',
    jobId: '910',
    seconds: 75,
    run: { id: '7', link: 'https://x.invalid/runs/7/', status: 'Error' },
    steps,
    ...changes,
  };
}

/** Text as nobody would write it, but somebody will: every character, and what formats and providers give a meaning to. */
export const hostileText = fc.array(fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.string({ unit: 'grapheme-ascii', maxLength: 12 }),
  fc.constantFrom(
    '::error::x', '##vso[task.complete result=Succeeded]', '##[group]', ']]>', '<!--', '</testcase>', '&amp;', '|', '\n', '\r\n', '`', '**', '[x](http://y)',
    '@team', '#1', '%0A', '%25', ';', ']', ',', ':', '\ud800', '<script>', '$x$', '🚀', '\u0000', '\ufffe', 'section_end:1:x', '"', '\\',
  ),
), { maxLength: 6 }).map(parts => parts.join(''));

const verdict = fc.constantFrom<Verdict>('passed', 'failed', 'errored', 'skipped', 'warned');
const node: fc.Arbitrary<NodeResult> = fc.record({
  id: hostileText,
  kind: hostileText,
  name: hostileText,
  verdict,
  status: hostileText,
  message: hostileText,
  seconds: fc.double({ min: 0, max: 1e6, noNaN: true }),
  file: fc.option(hostileText, { nil: undefined }),
  line: fc.option(fc.nat(), { nil: undefined }),
  compiled: fc.option(hostileText, { nil: undefined }),
});
const step: fc.Arbitrary<StepFacts> = fc.record({
  number: fc.nat(),
  name: hostileText,
  status: hostileText,
  failed: fc.boolean(),
  seconds: fc.option(fc.nat(), { nil: undefined }),
  results: fc.array(node, { maxLength: 4 }),
});
/** The facts of a run in which every name is hostile. */
export const hostileFacts: fc.Arbitrary<Facts> = fc.tuple(fc.array(step, { maxLength: 4 }), hostileText, hostileText, fc.boolean())
  .map(([steps, sentence, link, known]) => factsWith(steps, { sentence, run: known ? { id: '7', link, status: 'Error' } : undefined }));
