import { PipelineEvent } from '../../../model/event';
import { Reason } from '../../plan';
import { asMapping, Mapping } from '../../shared/read/reader';
import { scheduledPipeline } from '../options';
import { globMatches, isClearlyMoreSpecific, isPlain } from './glob-match';

type KeyPath = Reason['at'];

/** The one pipeline of the file that an event starts, or why there is none. */
export type Selection =
  | { readonly kind: 'pipeline'; readonly at: KeyPath; readonly text: string; readonly data: unknown; readonly doubt?: string; readonly assumed?: string }
  | { readonly kind: 'none'; readonly at: KeyPath; readonly text: string };

/** @see https://support.atlassian.com/bitbucket-cloud/docs/pipeline-start-conditions/ */
export function selectPipeline(pipelines: Mapping, event: PipelineEvent): Selection {
  switch (event.kind) {
    case 'push': return forPush(pipelines, event.branch);
    case 'tag': return forName(pipelines, 'tags', event.tag);
    case 'pullRequest':
      if (event.fork) return none('pull-requests', 'a pull request from a fork starts no pipeline');
      return intoDestination(forName(pipelines, 'pull-requests', event.source), event.target);
    case 'schedule': return forSchedule(pipelines, event);
    case 'manual': return forCustom(pipelines, event.pipeline);
  }
}

function forPush(pipelines: Mapping, branch: string): Selection {
  const selection = forName(pipelines, 'branches', branch);
  if (selection.kind === 'pipeline' || pipelines.default === undefined) return selection;
  return { kind: 'pipeline', at: ['pipelines', 'default'], text: `${selection.text}, so \`default\` runs`, data: pipelines.default };
}

function forName(pipelines: Mapping, section: string, name: string): Selection {
  const keys = asMapping(pipelines[section]);
  const selected = selectKey(name, Object.keys(keys));
  if (!selected) return none(section, pipelines[section] === undefined ? `there is no \`${section}\`` : `no key of \`${section}\` matches "${name}"`);
  const { key, rival } = selected;
  return {
    kind: 'pipeline',
    at: ['pipelines', section, key],
    text: key === name ? `"${key}" is a key of \`${section}\`` : `"${key}" is the most specific key of \`${section}\` that matches "${name}"`,
    data: keys[key],
    doubt: rival === undefined || JSON.stringify(keys[rival]) === JSON.stringify(keys[key]) ? undefined : `"${name}" matches "${key}" and "${rival}", and no page says which of them runs`,
  };
}

/** A key of the published schema that no page describes. */
function intoDestination(selection: Selection, target: string): Selection {
  const destinations = selection.kind === 'pipeline' ? asMapping(selection.data).destinations : undefined;
  if (selection.kind === 'none' || destinations === undefined) return selection;
  const at = [...selection.at, 'destinations'];
  const keys = asMapping(destinations);
  const selected = selectKey(target, Object.keys(keys));
  if (!selected) return { kind: 'none', at, text: `no key of \`destinations\` matches "${target}"` };
  return { ...selection, at: [...at, selected.key], data: keys[selected.key], doubt: '`destinations` is described in no page' };
}

function forSchedule(pipelines: Mapping, event: { readonly cron: string; readonly branch: string }): Selection {
  const selection = forCustom(pipelines, scheduledPipeline(event));
  const schedule = `a schedule "${event.cron}" (UTC) on "${event.branch}"`;
  if (selection.kind === 'none') return { ...selection, text: `${selection.text}, and ${schedule} is taken to start no other` };
  return { ...selection, assumed: `${schedule} is taken to be made in the settings, for the custom pipeline "${scheduledPipeline(event)}"` };
}

function forCustom(pipelines: Mapping, name: string): Selection {
  const keys = asMapping(pipelines.custom);
  if (!Object.hasOwn(keys, name)) return none('custom', `no key of \`custom\` is "${name}"`);
  return { kind: 'pipeline', at: ['pipelines', 'custom', name], text: `"${name}" is a key of \`custom\``, data: keys[name] };
}

function none(section: string, text: string): Selection {
  return { kind: 'none', at: ['pipelines', section], text };
}

/** The key of a section whose pipeline runs. */
interface SelectedKey {
  readonly key: string;
  /** Another key that may run, because no page decides between the two. */
  readonly rival?: string;
}

/**
 * The exact name, else the most specific pattern that matches, which is taken to be the longest.
 * @see https://support.atlassian.com/bitbucket-cloud/docs/use-glob-patterns-on-the-pipelines-yaml-file/
 */
function selectKey(name: string, keys: readonly string[]): SelectedKey | undefined {
  const matching = keys.filter((key) => isPlain(key) ? key === name : globMatches(key, name));
  const exact = matching.find(isPlain);
  // a known defect: a pattern with alternatives may run although there is a key with the exact name
  if (exact !== undefined) return { key: exact, rival: matching.find((key) => key.includes('{')) };
  const [longest, ...others] = [...matching].sort((a, b) => b.length - a.length);
  return longest === undefined ? undefined : { key: longest, rival: others.find((other) => !isClearlyMoreSpecific(longest, other)) };
}
