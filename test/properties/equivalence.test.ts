import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { compare, Pairs } from './equivalence';
import { EVENTS } from './events';
import { define, JOBS } from './job-spec';
import { FEATURES, featuresOf } from '../../src/model/feature';
import { ALL, definitionOf, diagnosticsOf, Rendered } from '../providers/rendered';
import * as fc from '../support/fast-check';

/** bench/README.md has a run with many more. */
const DEFINITIONS = Number(process.env.EQUIVALENCE_DEFINITIONS ?? 1_000);
/** About half of the definitions are refused by one provider or another, mostly by Bitbucket. */
const PAIRS_OF_A_DEFINITION = 10;

test('the four plans are the same and as the model says, for every definition and every event', () => {
  const pairs = new Pairs();
  fc.assert(fc.property(JOBS, EVENTS, (jobs, events) => compare(jobs, events, pairs)), { numRuns: DEFINITIONS });
  console.log(`equivalence: ${pairs.onAllFour} pairs on all four, ${pairs.onSome} on those that accept the definition, ${pairs.refused} definitions refused by all`);
  expect(pairs.onAllFour).toBeGreaterThanOrEqual(DEFINITIONS * PAIRS_OF_A_DEFINITION);
}, DEFINITIONS * 1_000);

test('the definitions ask for every feature', () => {
  const drawn = new Set(fc.sample(JOBS, { numRuns: 400, seed: 1 }).flatMap((specs) => {
    const { jobs, defaultBranch } = definitionOf((pipelines) => define(specs, pipelines));
    return jobs.flatMap((job) => featuresOf(job, defaultBranch));
  }));
  expect([...drawn].sort()).toEqual([...FEATURES].sort());
});

test('every file reads the same with YAML 1.1 and YAML 1.2', () => {
  fc.assert(fc.property(JOBS, (jobs) => {
    const definition = definitionOf((pipelines) => define(jobs, pipelines));
    const accepting = ALL.filter((provider) => diagnosticsOf(definition, [provider]).length === 0);
    if (accepting.length === 0) return;
    const rendered = new Rendered(definition, accepting);
    for (const text of accepting.flatMap((provider) => rendered.texts(provider))) {
      expect(parse(text, { version: '1.1' })).toEqual(parse(text, { version: '1.2' }));
    }
  }), { numRuns: 50 });
});
