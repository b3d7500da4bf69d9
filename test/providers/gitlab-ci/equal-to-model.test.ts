import { expect, test } from 'vitest';
import { WrittenFile } from './written-file';
import { PipelineEvent } from '../../../src/model/event';
import { setOf } from '../../../src/model/patterns/name-set';
import { divideNames } from '../../../src/model/start-cells';
import { Trigger } from '../../../src/model/trigger';
import { job } from '../../model/jobs';
import * as fc from '../../support/fast-check';
import { jobsFor } from '../../support/jobs-for';

const NAMES = ['main', 'next', 'release/1', 'release/1/fix', 'feature/a', 'v1', 'v1/x'];
const PATTERNS = ['main', 'next', 'release/1', 'release/*', 'release/**', '**', 'feature/*', 'v*'];
const FILES = ['models/a.sql', 'models/staging/b.sql', 'README.md', '.hidden/models/c.sql'];
const PATHS = ['models/**', 'models/*', '**/*.sql', 'README.md'];
const CRONS = ['0 5 * * *', '30 5 * * 1-5'];

function some(least: number, most: number): fc.Arbitrary<string[]> {
  return fc.uniqueArray(fc.constantFrom(...PATTERNS), { minLength: least, maxLength: most });
}

const names = fc.tuple(some(1, 3), some(0, 2))
  .map(([include, exclude]) => setOf(include, exclude));
const filters = fc.uniqueArray(fc.constantFrom(...PATHS), { minLength: 1, maxLength: 2 }).map((include) => setOf(include, []));
const paths = fc.option(filters, { nil: undefined });
const trigger: fc.Arbitrary<Trigger> = fc.oneof(
  fc.record({ kind: fc.constant('push' as const), branches: names, paths }),
  fc.record({ kind: fc.constant('pullRequest' as const), targets: names, paths, drafts: fc.constantFrom('included' as const, 'left-out' as const) }),
  fc.record({ kind: fc.constant('tag' as const), tags: names }),
  fc.record({ kind: fc.constant('schedule' as const), cron: fc.constantFrom(...CRONS), branch: fc.constantFrom('main', 'next') }),
  fc.constant({ kind: 'manual' as const, inputs: [] }),
);
const given = fc.record({ triggers: fc.array(trigger, { minLength: 1, maxLength: 4 }), forks: fc.constantFrom('run' as const, 'skip' as const) });
const jobs = fc.array(given, { minLength: 1, maxLength: 3 })
  .map((all) => all.map((one, index) => job(`j${index}`, one)))
  // others are refused before a provider is asked
  .filter((all) => (['push', 'pullRequest', 'tag'] as const).every((kind) => divideNames(all, kind).kind === 'cells'));

const name = fc.constantFrom(...NAMES);
const changed = fc.option(fc.uniqueArray(fc.constantFrom(...FILES)), { nil: undefined });
const event: fc.Arbitrary<PipelineEvent> = fc.oneof(
  fc.record({ kind: fc.constant('push' as const), branch: name, changed, branchIsNew: fc.boolean() }),
  fc.record({ kind: fc.constant('pullRequest' as const), number: fc.nat(), source: name, target: name, changed, draft: fc.boolean(), fork: fc.boolean() }),
  fc.record({ kind: fc.constant('tag' as const), tag: name }),
  fc.record({ kind: fc.constant('schedule' as const), cron: fc.constantFrom(...CRONS), branch: fc.constantFrom('main', 'next') }),
  fc.record({ kind: fc.constant('manual' as const), pipeline: fc.constantFrom('j0', 'j1', 'j2'), branch: name, inputs: fc.constant({}) }),
);

test('the file starts exactly the jobs that the model starts, for any event', () => {
  fc.assert(fc.property(jobs, fc.array(event, { minLength: 10, maxLength: 10 }), (all, events) => {
    const file = new WrittenFile(all);
    for (const one of events) {
      const { jobs: planned, skipped, unknown } = file.plan(one);
      expect(planned.map(({ id }) => id), JSON.stringify(one)).toEqual(jobsFor(all, one).map(({ id }) => id));
      expect(planned.length + skipped.length).toBe(all.length);
      if (!('changed' in one) || one.changed !== undefined) expect(unknown).toEqual([]);
    }
  }), { numRuns: 300 });
});
