import { definition, job } from './jobs';
import { checkModel } from '../../src/model/checks';
import { PipelineEvent } from '../../src/model/event';
import { Job } from '../../src/model/job';
import { NameSet, setOf } from '../../src/model/patterns/name-set';
import { Trigger } from '../../src/model/trigger';
import * as fc from '../support/fast-check';

/** Patterns of which one holds the other, or that have no name in common. */
const PATTERNS = ['**', 'main', 'Main', 'next', 'release/**', 'release/*', 'release/1', 'feature/*-x'];
const NAMES = ['main', 'Main', 'next', 'other', 'release/1', 'release/2', 'release/1/fix', 'feature/a-x', 'feature/a/b-x', 'release'];
const FILES = ['models/a.sql', 'models/docs/a.md', 'README.md'];
const PATHS: readonly NameSet[] = [setOf(['models/**'], []), setOf(['models/**'], ['models/docs/**']), setOf(['**'], ['**/*.md'])];
const CRONS = ['0 5 * * *', '0 6 * * *'];

const names = fc.array(fc.record({ pattern: fc.constantFrom(...PATTERNS), included: fc.boolean() }), { minLength: 1, maxLength: 3 })
  .map((rules): NameSet => (rules.some(({ included }) => included) ? rules : [{ pattern: '**', included: true }, ...rules]));
const paths = fc.option(fc.constantFrom(...PATHS), { nil: undefined, freq: 3 });
const changed = fc.option(fc.subarray(FILES), { nil: undefined, freq: 4 });

const trigger: fc.Arbitrary<Trigger> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('push' as const), branches: names, paths }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('pullRequest' as const), targets: names, paths, drafts: fc.constantFrom('included' as const, 'left-out' as const) }) },
  fc.record({ kind: fc.constant('tag' as const), tags: names }),
  fc.record({ kind: fc.constant('schedule' as const), cron: fc.constantFrom(...CRONS), branch: fc.constantFrom('main', 'next') }),
  fc.constant({ kind: 'manual' as const, inputs: [] }),
);

interface Draft {
  readonly triggers: readonly Trigger[];
  /** What the job takes over from those that it would like to need, so that it can need them. */
  readonly follows: readonly number[];
  readonly forks: 'run' | 'skip';
}

const draft: fc.Arbitrary<Draft> = fc.record({
  triggers: fc.array(trigger, { minLength: 1, maxLength: 3 }),
  follows: fc.uniqueArray(fc.nat(5), { maxLength: 2 }),
  forks: fc.constantFrom('run' as const, 'skip' as const),
});

/** The jobs of a definition that no check refuses. What a draft asks for is left out where it would be refused. */
export const legalJobs: fc.Arbitrary<Job[]> = fc.array(draft, { minLength: 1, maxLength: 6 }).map((drafts) => drafts.reduce<Job[]>(withDraft, []));

const pullRequest = fc.record({
  kind: fc.constant('pullRequest' as const),
  number: fc.constant(7),
  source: fc.constantFrom(...NAMES),
  target: fc.constantFrom(...NAMES),
  changed,
  draft: fc.boolean(),
  fork: fc.boolean(),
});

export const event: fc.Arbitrary<PipelineEvent> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('push' as const), branch: fc.constantFrom(...NAMES), changed }) },
  { weight: 3, arbitrary: pullRequest },
  fc.record({ kind: fc.constant('tag' as const), tag: fc.constantFrom(...NAMES) }),
  fc.record({ kind: fc.constant('schedule' as const), cron: fc.constantFrom(...CRONS), branch: fc.constantFrom('main', 'next') }),
);

function withDraft(jobs: Job[], { triggers, follows, forks }: Draft): Job[] {
  const id = `j${jobs.length}`;
  const needed = follows.map((index) => jobs[index % Math.max(1, jobs.length)]).filter((one) => one !== undefined);
  const [first] = needed;
  const own = job(id, { triggers, forks });
  const needs = [...new Set(needed.map((one) => one.id))];
  const candidates = first === undefined ? [own] : [job(id, { triggers: first.triggers, needs, forks: first.forks }), own];
  const legal = candidates.find((candidate) => checkModel(definition(...jobs, candidate)).length === 0);
  return legal ? [...jobs, legal] : jobs;
}
