import { PipelineEvent } from '../../../model/event';
import { ProviderFiles } from '../../provider-files';

const ANY_OTHER_BRANCH = 'any-other-branch';
const ANY_TAG = 'v1.0.0';

/**
 * One event of each kind that the files tell apart: pushes to the default branch, to each other branch that a file names and to one that
 * none does, pull requests, tags, schedules and starts by hand.
 */
export function representativeEvents(files: readonly Pick<ProviderFiles, 'namedEvents'>[], defaultBranch: string): PipelineEvent[] {
  const named = files.map((own) => own.namedEvents());
  const tags = named.flatMap((events) => events.tags);
  return unique<PipelineEvent>([
    ...[defaultBranch, ...examples(named.flatMap(({ branches }) => branches)), ANY_OTHER_BRANCH].map((branch) => ({ kind: 'push' as const, branch })),
    ...[defaultBranch, ...examples(named.flatMap(({ targetBranches }) => targetBranches))].map((target) => (
      { kind: 'pullRequest' as const, number: 1, source: ANY_OTHER_BRANCH, target, draft: false, fork: false }
    )),
    ...(tags.length > 0 ? examples(tags) : [ANY_TAG]).map((tag) => ({ kind: 'tag' as const, tag })),
    ...named.flatMap(({ schedules }) => schedules).map(({ cron, branch = defaultBranch }) => ({ kind: 'schedule' as const, cron, branch })),
    ...named.flatMap(({ manualPipelines }) => manualPipelines).map((pipeline) => ({ kind: 'manual' as const, pipeline, branch: defaultBranch, inputs: {} })),
  ]);
}

/** A name for each pattern that is not for every name. */
function examples(patterns: readonly string[]): string[] {
  const plain = patterns.filter((pattern) => /[^*]/.test(pattern) && !/[[\]{}()+?!\\^$|]/.test(pattern));
  return [...new Set(plain.map((pattern) => pattern.replace(/\*+/g, '1')))];
}

function unique<Item>(items: readonly Item[]): Item[] {
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
}
