import { Job } from '../../../model/job';
import { groupsOf, JobGroup, NamedStart, Starts } from '../../../model/job-group';
import { isEmpty, languageOf } from '../../../model/patterns/language';

/** The groups of jobs, each a pipeline of its own. */
export function pipelinesOf(jobs: readonly Job[]): JobGroup[] {
  const groups = groupsOf(jobs).map((group) => ({ ...group, starts: possible(group.starts) }));
  const taken = new Set([...groups, ...jobs].map(({ id }) => id));
  return groups.flatMap((group) => mixesPathsAndTags(group) ? divided(group, taken) : [group]);
}

/** Without what no file can start: an empty list of paths would mean every path. */
function possible({ push, pullRequest, ...others }: Starts): Starts {
  return { ...others, push: push && whenPossible(push), pullRequest: pullRequest && whenPossible(pullRequest) };
}

function whenPossible(start: NamedStart): NamedStart | undefined {
  return start.paths && isEmpty(languageOf(start.paths)) ? undefined : start;
}

/** `trigger.paths` has no known meaning for tags, so tags that must start whatever changed get a file of their own. */
function mixesPathsAndTags({ starts: { push, tag } }: JobGroup): boolean {
  return push?.paths !== undefined && tag !== undefined;
}

function divided(group: JobGroup, taken: Set<string>): JobGroup[] {
  const { tag } = group.starts;
  const id = unused(`${group.id}-tag`, taken);
  return [{ ...group, starts: { ...group.starts, tag: undefined } }, { ...group, id, starts: { tag, schedules: [] } }];
}

function unused(id: string, taken: Set<string>): string {
  let candidate = id;
  for (let number = 2; taken.has(candidate); number += 1) candidate = `${id}-${number}`;
  taken.add(candidate);
  return candidate;
}
