import { Job } from './job';
import { inOrder, related } from './job-graph';
import { NameSet } from './patterns/name-set';
import { Cell, setOfCells } from './patterns/partition';
import { NAMED_TRIGGER_KINDS, NamedTriggerKind, Qualifier, qualifierKey, startCells } from './start-cells';
import { ManualInput, ManualTrigger, ScheduleTrigger, TriggerKind } from './trigger';

/**
 * Jobs that depend on each other, directly or not, and the events for which exactly these run: where a provider has many files, one of
 * them. Its triggers say it all, so no job needs a condition on the branch, which some providers decide without regard to case.
 */
export interface JobGroup {
  /** The id of the last job that no other job of the group needs: what the group is for. Numbered where several groups end in it. */
  readonly id: string;
  readonly name: string;
  readonly jobs: readonly Job[];
  readonly starts: Starts;
}

/** The events for which a group runs: of each kind all that are there, and of pushes and pull requests those that ask for the same. */
export interface Starts {
  readonly push?: NamedStart;
  readonly pullRequest?: NamedStart;
  readonly tag?: NamedStart;
  readonly schedules: readonly ScheduleTrigger[];
  readonly manual?: { readonly inputs: readonly ManualInput[] };
}

/** Names, and what is asked beside them: branches of a push, targets of a pull request, tags. */
export interface NamedStart extends Qualifier {
  readonly names: NameSet;
}

/** Checks, renderers and set-up steps all ask for the groups of the same list. */
const KNOWN_GROUPS = new WeakMap<readonly Job[], readonly JobGroup[]>();

export function groupsOf(jobs: readonly Job[]): readonly JobGroup[] {
  const known = KNOWN_GROUPS.get(jobs) ?? makeGroups(jobs);
  KNOWN_GROUPS.set(jobs, known);
  return known;
}

function makeGroups(jobs: readonly Job[]): JobGroup[] {
  const builders = new Map<string, GroupBuilder>();
  const builderOf = (members: readonly Job[]): GroupBuilder => {
    const key = members.map(({ id }) => id).join(' ');
    const builder = builders.get(key) ?? new GroupBuilder(members);
    builders.set(key, builder);
    return builder;
  };
  for (const kind of NAMED_TRIGGER_KINDS) collectNamed(jobs, kind, builderOf);
  for (const schedule of schedulesOf(jobs)) {
    for (const members of related(jobs.filter((job) => hasSchedule(job, schedule)))) builderOf(members).schedules.push(schedule);
  }
  for (const members of related(jobs.filter((job) => manualOf(job) !== undefined))) builderOf(members).inputs = inputsOf(members);
  return named([...builders.values()], jobs);
}

/** The pipelines that a person can start by hand, with what can be filled in. */
export function manualGroups(jobs: readonly Job[]): ManualGroup[] {
  return groupsOf(jobs).filter((group): group is ManualGroup => group.starts.manual !== undefined);
}

/** A group that a person can start. */
type ManualGroup = JobGroup & { readonly starts: { readonly manual: NonNullable<Starts['manual']> } };

/** Every time and branch of a schedule, once. */
export function schedulesOf(jobs: readonly Job[]): ScheduleTrigger[] {
  const all = jobs.flatMap((job) => job.triggers.filter((trigger) => trigger.kind === 'schedule'));
  return [...new Map(all.map((schedule) => [`${schedule.cron} ${schedule.branch}`, schedule])).values()];
}

export function hasSchedule(job: Job, { cron, branch }: ScheduleTrigger): boolean {
  return job.triggers.some((trigger) => trigger.kind === 'schedule' && trigger.cron === cron && trigger.branch === branch);
}

export function hasTrigger(job: Job, kind: TriggerKind): boolean {
  return job.triggers.some((trigger) => trigger.kind === kind);
}

function manualOf(job: Job): ManualTrigger | undefined {
  return job.triggers.find((trigger) => trigger.kind === 'manual');
}

function inputsOf(jobs: readonly Job[]): ManualInput[] {
  return [...new Map(jobs.flatMap((job) => manualOf(job)?.inputs ?? []).map((input) => [input.variable, input])).values()];
}

/** The events of one set of jobs, while they are collected. */
class GroupBuilder {
  readonly named = new Map<NamedTriggerKind, Map<string, NamedCells>>();
  readonly schedules: ScheduleTrigger[] = [];
  inputs: ManualInput[] | undefined;

  constructor(readonly jobs: readonly Job[]) {}

  add(kind: NamedTriggerKind, cells: readonly Cell[], cell: Cell, qualifier: Qualifier): void {
    const ofKind = this.named.get(kind) ?? new Map<string, NamedCells>();
    this.named.set(kind, ofKind);
    const key = qualifierKey(qualifier);
    const same = ofKind.get(key) ?? { qualifier, cells, wanted: new Set<Cell>() };
    ofKind.set(key, same);
    same.wanted.add(cell);
  }

  /** One for most; more where the same jobs ask for different things for different names. */
  starts(): Starts[] {
    const ofKind = (kind: NamedTriggerKind): NamedStart[] => [...this.named.get(kind)?.values() ?? []].map(namedStart);
    const [push, pullRequest, tag] = NAMED_TRIGGER_KINDS.map(ofKind);
    const count = Math.max(1, push.length, pullRequest.length, tag.length);
    return Array.from({ length: count }, (_, index) => ({
      push: push[index],
      pullRequest: pullRequest[index],
      tag: tag[index],
      schedules: index === 0 ? this.schedules : [],
      manual: index === 0 && this.inputs ? { inputs: this.inputs } : undefined,
    }));
  }
}

interface NamedCells {
  readonly qualifier: Qualifier;
  readonly cells: readonly Cell[];
  readonly wanted: Set<Cell>;
}

function namedStart({ qualifier, cells, wanted }: NamedCells): NamedStart {
  return { ...qualifier, names: setOfCells(cells, (cell) => wanted.has(cell)) };
}

function collectNamed(jobs: readonly Job[], kind: NamedTriggerKind, builderOf: (members: readonly Job[]) => GroupBuilder): void {
  const all = startCells(jobs, kind);
  const cells = all.map(({ cell }) => cell);
  for (const { cell, starts } of all) {
    const qualifiers = new Map(starts.map(({ job, qualifiers: [qualifier] }) => [job, qualifier]));
    for (const members of related(starts.map(({ job }) => job))) {
      const qualifier = qualifiers.get(members[0]);
      if (qualifier) builderOf(members).add(kind, cells, cell, qualifier);
    }
  }
}

function named(builders: readonly GroupBuilder[], jobs: readonly Job[]): JobGroup[] {
  const places = new Map(jobs.map((job, index) => [job, index]));
  const place = (builder: GroupBuilder): number => places.get(lastOf(builder.jobs)) ?? 0;
  const ordered = [...builders].sort((a, b) => place(a) - place(b) || b.jobs.length - a.jobs.length);
  const ids = new GroupIds(jobs);
  return ordered.flatMap((builder) => builder.starts().map((starts) => {
    const last = lastOf(builder.jobs);
    return { id: ids.unused(last.id), name: last.name, jobs: inOrder(builder.jobs), starts };
  }));
}

function lastOf(jobs: readonly Job[]): Job {
  const needed = new Set(jobs.flatMap((job) => job.needs));
  return jobs.filter((job) => !needed.has(job.id)).slice(-1)[0];
}

/** Gives each group an id that no other group and no job has. */
class GroupIds {
  private readonly ofJobs: ReadonlySet<string>;
  private readonly used = new Set<string>();

  constructor(jobs: readonly Job[]) {
    this.ofJobs = new Set(jobs.map(({ id }) => id));
  }

  unused(id: string): string {
    let candidate = id;
    for (let number = 2; this.used.has(candidate) || (candidate !== id && this.ofJobs.has(candidate)); number += 1) candidate = `${id}-${number}`;
    this.used.add(candidate);
    return candidate;
  }
}
