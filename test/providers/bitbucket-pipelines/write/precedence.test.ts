import { expect, test } from 'vitest';
import { checkModel } from '../../../../src/model/checks';
import { Job } from '../../../../src/model/job';
import { isWithin, languageOfTokens } from '../../../../src/model/patterns/language';
import { tokensOf } from '../../../../src/model/patterns/tokens';
import { globMatches } from '../../../../src/providers/bitbucket-pipelines/read/glob-match';
import { definition, job, pushTo } from '../../../model/jobs';
import { assert, constantFrom, property, uniqueArray } from '../../../support/fast-check';
import { jobsFor } from '../../../support/jobs-for';
import { problemsOf, WrittenFile } from '../written-file';

const PATTERNS = ['**', '*', 'main', 'release/*', 'release/**', 'release/x', 'release/x/**', 'release/x*', 'v*', '*x', '**/x', '*/x', 'a/**/b', '*-hot', 'a/*/b'];
const BRANCHES = ['main', 'x', 'q', 'q/r', 'a/b', 'a/q/b', 'a/q/r/b', 'release/x', 'release/a', 'release/a/b', 'release/x/y', 'release/x1', 'release/a-hot', 'v1', 'v1/x', 'vx', 'v-hot', 'z/y/x'];

/** What "the most specific" may mean: the longer one, the one that the other holds, the one with more characters that are no stars. */
const READINGS: readonly ((one: string, other: string) => boolean)[] = [
  (one, other) => one.length > other.length,
  (one, other) => isWithin(languageOf(one), languageOf(other)) && !isWithin(languageOf(other), languageOf(one)),
  (one, other) => charactersOf(one) > charactersOf(other),
];

const jobs = uniqueArray(uniqueArray(constantFrom(...PATTERNS), { minLength: 1, maxLength: 3 }), { minLength: 2, maxLength: 4 })
  .map((lists) => lists.map((patterns, index): Job => job(`j${index}`, { triggers: [pushTo(...patterns)] })));

test('every branch runs its jobs, whatever "the most specific key" means', () => {
  let written = 0;
  assert(property(jobs, (all) => {
    if (checkModel(definition(...all)).length > 0 || problemsOf(...all).length > 0) return;
    written += 1;
    const file = WrittenFile.of(...all);
    const contents = new Map(file.keys('branches').map((key) => [key, file.names('branches', key).filter((name) => name !== 'No job for this branch')]));
    for (const branch of BRANCHES) {
      const meant = jobsFor(all, { kind: 'push', branch }).map(({ name }) => name);
      const running = keysThatMayRun(branch, [...contents.keys()]).map((key) => contents.get(key) ?? []);
      for (const names of running.length === 0 ? [[]] : running) expect({ branch, names }).toEqual({ branch, names: meant });
    }
  }), { numRuns: 150 });
  expect(written).toBeGreaterThan(50);
});

/** A name itself wins by every page; where a reading leaves several patterns, any of them may run. */
function keysThatMayRun(branch: string, keys: readonly string[]): string[] {
  const matching = keys.filter((key) => globMatches(key, branch));
  if (matching.includes(branch)) return [branch];
  return READINGS.flatMap((isMoreSpecific) => matching.filter((key) => !matching.some((other) => isMoreSpecific(other, key))));
}

function languageOf(key: string): ReturnType<typeof languageOfTokens> {
  return languageOfTokens(tokensOf(key));
}

function charactersOf(key: string): number {
  return key.replaceAll('*', '').length;
}
