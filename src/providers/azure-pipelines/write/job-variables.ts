import { inputValue } from './parameters';
import { variableGroupsOf } from './secrets';
import { commentAbove } from '../../../document/comment';
import { YamlMap, YamlValue } from '../../../document/document';
import { EnvValue } from '../../../model/env';
import { Job } from '../../../model/job';
import { Starts } from '../../../model/job-group';

/** What a script reads that holds for the whole job. @see https://learn.microsoft.com/en-us/azure/devops/pipelines/yaml-schema/variables */
export function renderVariables(job: Job, starts: Starts): YamlValue | undefined {
  const entries = Object.entries(job.env).flatMap(([name, value]) => entryOf(name, value, starts));
  const all = [...entries, ...cacheEntries(job)];
  const groups = variableGroupsOf(job);
  if (groups.length > 0) return withGroups(groups, all);
  return all.length > 0 ? asMap(all) : undefined;
}

interface Entry {
  readonly name: string;
  readonly value: string;
  readonly comment?: string;
}

function entryOf(name: string, value: EnvValue, starts: Starts): Entry[] {
  switch (value.kind) {
    case 'literal': return [{ name, value: value.value, comment: value.comment }];
    case 'input': return [{ name, value: inputValue(name, starts, value.default), comment: value.comment }];
    // the scripts themselves hand these on
    case 'context': return [];
  }
}

/** The variable that tells pip where to keep what it downloads. */
export const PIP_CACHE = 'PIP_CACHE_DIR';

function cacheEntries({ cache, env }: Job): Entry[] {
  return cache && !Object.hasOwn(env, PIP_CACHE) ? [{ name: PIP_CACHE, value: '$(Pipeline.Workspace)/.pip' }] : [];
}

function asMap(entries: readonly Entry[]): YamlMap {
  const map: YamlMap = Object.fromEntries(entries.map(({ name, value }) => [name, value]));
  for (const { name, comment } of entries) commentAbove(map, name, comment);
  return map;
}

/** A group has no place in a map. */
function withGroups(groups: readonly string[], entries: readonly Entry[]): YamlValue[] {
  const list: YamlValue[] = [...groups.map((group) => ({ group })), ...entries.map(({ name, value }) => ({ name, value }))];
  entries.forEach(({ comment }, index) => commentAbove(list, groups.length + index, comment));
  return list;
}
