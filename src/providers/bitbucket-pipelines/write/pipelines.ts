import { guardFor } from './filters/destination-guard';
import { KeyedPipeline, StartedJob } from './keyed-pipeline';
import { NameKey } from './keys/name-key';
import { nameKeys } from './keys/name-keys';
import { Job } from '../../../model/job';
import { hasSchedule, manualGroups, schedulesOf } from '../../../model/job-group';
import { NameSet } from '../../../model/patterns/name-set';
import { Cell, setOfCells } from '../../../model/patterns/partition';
import { EVERY, isWholeName } from '../../../model/patterns/pattern';
import { CellStart, qualifierKey, startCells } from '../../../model/start-cells';
import { scheduledPipeline } from '../options';

/** All the pipelines of the file. */
export function pipelinesOf(jobs: readonly Job[]): KeyedPipeline[] {
  return [...namedPipelines(jobs, 'push'), ...pullRequestPipelines(jobs), ...namedPipelines(jobs, 'tag'), ...customPipelines(jobs)];
}

interface Words {
  readonly section: 'branches' | 'tags';
  readonly one: string;
  readonly eventOf: (names: string) => string;
}

const WORDS: Readonly<Record<'push' | 'tag', Words>> = {
  push: { section: 'branches', one: 'branch', eventOf: (names) => `a push to ${names}` },
  tag: { section: 'tags', one: 'tag', eventOf: (names) => names.startsWith('"') ? `the tag ${names}` : names },
};

function namedPipelines(jobs: readonly Job[], kind: 'push' | 'tag'): KeyedPipeline[] {
  const { keys } = nameKeys(jobs, kind);
  const words = WORDS[kind];
  return keys.map((key) => ({
    section: words.section,
    key: key.key,
    start: { kind },
    jobs: key.starts.map(startedJob),
    comment: commentOf(key, words),
    event: words.eventOf(namesOf(key, keys, words)),
  }));
}

function startedJob({ job, qualifiers }: CellStart): StartedJob {
  return { job, paths: qualifiers[0].paths };
}

/** Why the key is there beside a more general one. */
function commentOf({ key, starts, general }: NameKey, { one, eventOf }: Words): string | undefined {
  if (key === EVERY) return `Every ${one} that has no key of its own.`;
  if (general === undefined) return undefined;
  if (starts.length === 0) return `Bitbucket cannot exclude a ${one}: without this key ${eventOf(key)} would run '${general}'.`;
  return `All the jobs for ${key}: '${general}' does not run for a ${one} that has a key of its own.`;
}

function namesOf({ key }: NameKey, keys: readonly NameKey[], { one }: Words): string {
  if (isWholeName(key)) return `"${key}"`;
  if (key !== EVERY) return `a ${one} like "${key}"`;
  return keys.length > 1 ? `any other ${one}` : `any ${one}`;
}

/** The keys match the source branch, so one key holds the jobs of all targets. */
function pullRequestPipelines(jobs: readonly Job[]): KeyedPipeline[] {
  const started = pullRequestJobs(jobs);
  return started.length === 0 ? [] : [{
    section: 'pull-requests',
    key: EVERY,
    start: { kind: 'pullRequest' },
    jobs: started,
    comment: started.some(({ targets }) => guardFor(targets).kind !== 'none')
      ? 'Pull requests from any branch: the key is for the source, and a step looks at the target by itself.'
      : undefined,
    event: 'a pull request',
  }];
}

/** A job once for all the targets for which it asks for the same. */
function pullRequestJobs(jobs: readonly Job[]): (StartedJob & { readonly targets: NameSet })[] {
  const all = startCells(jobs, 'pullRequest');
  const cells = all.map(({ cell }) => cell);
  const entries = new Map<string, JobTargets>();
  for (const { cell, starts } of all) {
    for (const { job, qualifiers: [qualifier] } of starts) {
      const key = `${job.id} ${qualifierKey(qualifier)}`;
      const entry = entries.get(key) ?? { job, paths: qualifier.paths, cells: new Set() };
      entries.set(key, entry);
      entry.cells.add(cell);
    }
  }
  const places = new Map(jobs.map((job, index) => [job, index]));
  return [...entries.values()].sort((a, b) => (places.get(a.job) ?? 0) - (places.get(b.job) ?? 0))
    .map(({ job, paths, cells: its }) => ({ job, paths, targets: setOfCells(cells, (cell) => its.has(cell)) }));
}

/** A job, and the cells of targets for which it asks for these files. */
interface JobTargets {
  readonly job: Job;
  readonly paths?: NameSet;
  readonly cells: Set<Cell>;
}

/**
 * Pipelines that start when a person or a schedule of the settings names them.
 * @see https://support.atlassian.com/bitbucket-cloud/docs/pipeline-triggers/
 */
function customPipelines(jobs: readonly Job[]): KeyedPipeline[] {
  return [...manualPipelines(jobs), ...scheduledPipelines(jobs)];
}

function manualPipelines(jobs: readonly Job[]): KeyedPipeline[] {
  return manualGroups(jobs).map(({ id, jobs: own, starts }) => ({
    section: 'custom',
    key: id,
    start: { kind: 'manual', inputs: starts.manual.inputs },
    jobs: own.map((job) => ({ job })),
    comment: 'Started by hand: Run pipeline.',
    event: `a start of "${id}" by hand`,
  }));
}

function scheduledPipelines(jobs: readonly Job[]): KeyedPipeline[] {
  return schedulesOf(jobs).map((schedule) => ({
    section: 'custom',
    key: scheduledPipeline(schedule),
    start: { kind: 'schedule', branch: schedule.branch },
    jobs: jobs.filter((job) => hasSchedule(job, schedule)).map((job) => ({ job })),
    comment: 'Started by a schedule that has to be made in the settings, as PIPELINES.md says.',
    event: `the schedule "${schedule.cron}" on "${schedule.branch}"`,
  }));
}
