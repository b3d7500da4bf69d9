import { Answer, everyOf, no, yes } from './answer';
import { decideName, listsIn, NameLists } from './name-lists';
import { decidePaths } from './paths';
import { PushEvent, TagEvent } from '../../../model/event';
import { Notes } from '../../shared/read/notes';
import { asMapping, Mapping, unknownKeys } from '../../shared/read/reader';

const TAGS = 'refs/tags/';

/**
 * Whether the push of a branch starts a pipeline. Without `trigger` it is one of any branch.
 * @see https://learn.microsoft.com/en-us/azure/devops/pipelines/yaml-schema/trigger
 */
export function pushStart({ trigger }: Mapping, { branch, changed }: PushEvent, notes: Notes): Answer {
  if (trigger === undefined || trigger === null) {
    notes.assume('without `trigger` a push to any branch starts it, which a setting can switch off');
    return yes([], 'there is no `trigger`, so every push to a branch counts');
  }
  if (trigger === 'none') return no(['trigger'], '`trigger` is none');
  const { batch, branches, tags, paths } = readTrigger(trigger, notes);
  if (branches === undefined && tags !== undefined) return no(['trigger', 'tags'], '`trigger` asks for tags only');
  if (batch === true) notes.assume('no other run of the branch is under way, for which `trigger.batch` would wait');
  if (branches === undefined) notes.unknown('`trigger` without `branches` is taken to start on every branch');
  const lists = branchLists(listsIn(branches, placeOf(trigger)));
  if (lists.include.length === 0 && lists.exclude.length > 0) {
    notes.unknown('`trigger.branches.exclude` without `include` is taken to start on every other branch');
  }
  return everyOf(decideName(lists, branch), decidePaths(paths, ['trigger', 'paths'], changed, notes));
}

/** Whether the push of a tag does; one that is not asked for never does. */
export function tagStart({ trigger }: Mapping, { tag }: TagEvent, notes: Notes): Answer {
  if (trigger === 'none') return no(['trigger'], '`trigger` is none');
  const { branches, tags, paths } = readTrigger(trigger, notes);
  const byRef = tagLists(listsIn(branches, placeOf(trigger)));
  const byName = shortTags(listsIn(tags, ['trigger', 'tags']));
  const asking = byRef.include.length > 0 ? { ...byRef, exclude: [...byRef.exclude, ...byName.exclude] } : byName;
  if (asking.include.length === 0) return no(['trigger'], '`trigger` asks for no tag');
  if (paths !== undefined) notes.unknown('`trigger.paths` is taken to say nothing of tags');
  return decideName(asking, tag);
}

interface Trigger {
  readonly batch?: unknown;
  readonly branches?: unknown;
  readonly tags?: unknown;
  readonly paths?: unknown;
}

function readTrigger(trigger: unknown, notes: Notes): Trigger {
  if (typeof trigger === 'string' || Array.isArray(trigger)) return { branches: trigger };
  const mapping = asMapping(trigger);
  notes.unknownKeys('trigger.', unknownKeys(mapping, ['batch', 'branches', 'tags', 'paths']));
  return mapping;
}

/** Of the names of branches. */
function placeOf(trigger: unknown): Answer['at'] {
  return typeof trigger === 'string' || Array.isArray(trigger) ? ['trigger'] : ['trigger', 'branches'];
}

function branchLists(lists: NameLists): NameLists {
  const short = (names: readonly string[]): string[] => names.map((name) => name.replace(/^refs\/heads\//, ''));
  return { ...lists, include: short(lists.include), exclude: short(lists.exclude) };
}

function tagLists(lists: NameLists): NameLists {
  const ofTags = (names: readonly string[]): string[] => names.filter((name) => name.startsWith(TAGS));
  return shortTags({ ...lists, include: ofTags(lists.include), exclude: ofTags(lists.exclude) });
}

function shortTags(lists: NameLists): NameLists {
  const short = (names: readonly string[]): string[] => names.map((name) => name.startsWith(TAGS) ? name.slice(TAGS.length) : name);
  return { ...lists, include: short(lists.include), exclude: short(lists.exclude) };
}
