import { Job } from './job';
import { NameSet } from './patterns/name-set';
import { Cell, partition, Partition } from './patterns/partition';
import { PullRequestTrigger, PushTrigger, TagTrigger } from './trigger';

/** A trigger that asks for a name: of a branch, of the branch that a pull request goes into, or of a tag. */
export type NamedTrigger = PushTrigger | PullRequestTrigger | TagTrigger;
export type NamedTriggerKind = NamedTrigger['kind'];
export const NAMED_TRIGGER_KINDS: readonly NamedTriggerKind[] = ['push', 'pullRequest', 'tag'];

/** What a trigger asks for beside the name. */
export interface Qualifier {
  readonly paths?: NameSet;
  readonly drafts: 'included' | 'left-out';
}

/** Names for which the same jobs run: those that match the pattern and no more specific one. */
export interface StartCell {
  readonly cell: Cell;
  readonly starts: readonly CellStart[];
}

/** A job that runs for the names of a cell, with all that its triggers ask for there. */
export interface CellStart {
  readonly job: Job;
  /** More than one only where the definition is refused. */
  readonly qualifiers: readonly Qualifier[];
}

/** The names of one kind in cells, from general to specific; the cells without a job are there too. */
export function startCells(jobs: readonly Job[], kind: NamedTriggerKind): StartCell[] {
  const members = membersOf(jobs, kind);
  const division = divide(members);
  if (division.kind === 'overlap') throw new Error(`"${division.first}" and "${division.second}" overlap, which a check refuses`);
  return division.cells.map((cell) => ({ cell, starts: startsIn(cell.members.map((index) => members[index])) }));
}

/** How the names of one kind fall into cells, or the two patterns that keep them from it. */
export function divideNames(jobs: readonly Job[], kind: NamedTriggerKind): Partition {
  return divide(membersOf(jobs, kind));
}

export function namesOf(trigger: NamedTrigger): NameSet {
  switch (trigger.kind) {
    case 'push': return trigger.branches;
    case 'pullRequest': return trigger.targets;
    case 'tag': return trigger.tags;
  }
}

interface Member {
  readonly job: Job;
  readonly trigger: NamedTrigger;
}

function membersOf(jobs: readonly Job[], kind: NamedTriggerKind): Member[] {
  return jobs.flatMap((job) => job.triggers.filter((trigger): trigger is NamedTrigger => trigger.kind === kind).map((trigger) => ({ job, trigger })));
}

function divide(members: readonly Member[]): Partition {
  return partition(members.map(({ trigger }) => namesOf(trigger)));
}

function startsIn(members: readonly Member[]): CellStart[] {
  const byJob = new Map<Job, Qualifier[]>();
  for (const { job, trigger } of members) byJob.set(job, [...byJob.get(job) ?? [], qualifierOf(trigger)]);
  return [...byJob].map(([job, qualifiers]) => ({ job, qualifiers: withoutRepeated(qualifiers) }));
}

function qualifierOf(trigger: NamedTrigger): Qualifier {
  switch (trigger.kind) {
    case 'push': return { paths: trigger.paths, drafts: 'included' };
    case 'pullRequest': return { paths: trigger.paths, drafts: trigger.drafts };
    case 'tag': return { drafts: 'included' };
  }
}

/** A trigger that asks for nothing more makes the others of the same job say nothing. */
function withoutRepeated(qualifiers: readonly Qualifier[]): Qualifier[] {
  const open = qualifiers.find(({ paths, drafts }) => paths === undefined && drafts === 'included');
  if (open) return [open];
  return [...new Map(qualifiers.map((qualifier) => [qualifierKey(qualifier), qualifier])).values()];
}

/** Equal for qualifiers that ask for the same. */
export function qualifierKey({ paths, drafts }: Qualifier): string {
  return JSON.stringify([paths?.map(({ pattern, included }) => [pattern, included]), drafts]);
}
