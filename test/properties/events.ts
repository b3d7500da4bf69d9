import { CRONS } from './trigger-spec';
import { PipelineEvent } from '../../src/model/event';
import * as fc from '../support/fast-check';

const BRANCHES = [
  'main', 'dev', 'release/1', 'release/1.0', 'release/1.0/a', 'release/x', 'on', 'fix/#1', 'MAIN', 'hotfix/a/b', 'feature-1', 'feature/a', 'next', 'x/next', 'a/z', 'a/b/c/z',
];
const CHANGES = [['models/a.sql'], ['models/x/b.sql'], ['README.md'], ['docs/a.md'], ['docs/a.md', 'seeds/s.csv'], ['dbt_project.yml'], ['schema.yml'], ['models/schema.yml', 'README.md'], []];
const TAGS = ['v1', 'v1.0', 'v1/x', 'release/1/a', 'nightly', 'other'];

const BRANCH = fc.constantFrom(...BRANCHES);
const CHANGED = fc.constantFrom(...CHANGES);

/** How many events each definition is asked about; bench/README.md has a run with more. */
const EVENTS_EACH = Number(process.env.EQUIVALENCE_EVENTS ?? 28);

/** Any kind of event; a start by hand names no pipeline yet. */
export const EVENTS: fc.Arbitrary<readonly PipelineEvent[]> = fc.array(fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('push' as const), branch: BRANCH, changed: CHANGED, branchIsNew: fc.boolean() }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('pullRequest' as const), number: fc.integer({ min: 1, max: 9_999 }), source: BRANCH, target: BRANCH, changed: CHANGED, draft: fc.boolean(), fork: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('tag' as const), tag: fc.constantFrom(...TAGS) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('schedule' as const), cron: fc.constantFrom(...CRONS, '1 1 1 1 *'), branch: fc.constantFrom('main', 'main', 'release/1') }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('manual' as const),
      pipeline: fc.constant(''),
      branch: BRANCH,
      inputs: fc.record({ FULL_REFRESH: fc.constantFrom('no', 'yes'), NOTE: fc.constantFrom('', "a 'note'", '$HOME') }, { requiredKeys: [] }),
    }),
  },
), { minLength: EVENTS_EACH, maxLength: EVENTS_EACH });
