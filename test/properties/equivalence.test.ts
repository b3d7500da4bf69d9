import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { define, JOBS, JobSpec, PUSHED_BRANCHES } from './job-spec';
import { expectedOutcomes, OutcomeReader } from './outcome';
import { ALL, definitionOf, diagnosticsOf, jobsIn, Rendered } from '../providers/rendered';

const DEFINITIONS = 240;

test('every provider runs what the definition says, for every definition that it accepts and every push', () => {
  const counts = { pairs: 0, refused: 0 };
  fc.assert(fc.property(JOBS, (jobs) => {
    const definition = definitionOf((pipelines) => define(jobs, pipelines));
    const accepting = ALL.filter((provider) => diagnosticsOf(definition, [provider]).length === 0);
    expect(accepting, 'only the order of Bitbucket cannot hold every definition').toEqual(expect.arrayContaining(['github', 'gitlab', 'azure']));
    const rendered = new Rendered(definition, accepting);
    const cases = accepting.flatMap((provider) => PUSHED_BRANCHES.map((branch) => ({ provider, branch })));
    const reader = new OutcomeReader();
    for (const { provider, branch } of cases) {
      const plan = rendered.plan(provider, branch);
      expect(plan.unknown).toEqual([]);
      reader.add(jobsIn(plan), (name) => variablesOf(jobs, branch, name));
    }
    reader.outcomes().forEach((outcomes, index) => {
      const { provider, branch } = cases[index];
      expect(outcomes, `${provider}, a push to ${branch}`).toEqual(expectedOutcomes(jobs, branch));
    });
    counts.pairs += accepting.length === ALL.length ? PUSHED_BRANCHES.length : 0;
    counts.refused += accepting.length === ALL.length ? 0 : 1;
  }), { numRuns: DEFINITIONS });
  expect(counts.pairs).toBeGreaterThanOrEqual(1_000);
  expect(counts.refused).toBeLessThan(DEFINITIONS / 2);
}, 120_000);

test('every file reads the same with YAML 1.1 and YAML 1.2', () => {
  fc.assert(fc.property(JOBS, (jobs) => {
    const definition = definitionOf((pipelines) => define(jobs, pipelines));
    const rendered = new Rendered(definition, ['github', 'gitlab', 'azure']);
    for (const text of (['github', 'gitlab', 'azure'] as const).flatMap((provider) => rendered.texts(provider))) {
      expect(parse(text, { version: '1.1' })).toEqual(parse(text, { version: '1.2' }));
    }
  }), { numRuns: 50 });
});

function variablesOf(jobs: readonly JobSpec[], branch: string, name: string): string[] {
  return Object.keys(expectedOutcomes(jobs, branch).find((outcome) => outcome.name === name)?.values ?? {});
}
