import { foundInAzure } from './azure';
import { foundInBitbucket } from './bitbucket';
import { Found, merged } from './found';
import { foundInGitHub } from './github';
import { foundInGitLab } from './gitlab';
import { PipelineEvent } from '../../../model/event';
import { ProviderId } from '../../../model/provider-id';
import { ParsedDocument } from '../../../providers/provider';

const READERS: Readonly<Record<ProviderId, (document: ParsedDocument) => Found>> = {
  github: foundInGitHub,
  gitlab: foundInGitLab,
  azure: foundInAzure,
  bitbucket: foundInBitbucket,
};

const ANY_OTHER_BRANCH = 'any-other-branch';
const ANY_TAG = 'v1.0.0';

/** The documents of one provider. */
export interface ProviderDocuments {
  readonly provider: ProviderId;
  readonly documents: readonly ParsedDocument[];
}

/** What the files of all providers name. */
export function foundIn(files: readonly ProviderDocuments[]): Found {
  return merged(files.flatMap(({ provider, documents }) => documents.map(READERS[provider])));
}

/**
 * One event of each kind that the files tell apart: pushes to the default branch, to each other branch that a file names and to one that
 * none does, pull requests, tags, schedules and starts by hand.
 */
export function representatives(files: readonly ProviderDocuments[], defaultBranch: string): PipelineEvent[] {
  const found = foundIn(files);
  return unique<PipelineEvent>([
    ...[defaultBranch, ...examples(found.branches), ANY_OTHER_BRANCH].map((branch) => ({ kind: 'push' as const, branch })),
    ...[defaultBranch, ...examples(found.targets)].map((target) => (
      { kind: 'pullRequest' as const, number: 1, source: ANY_OTHER_BRANCH, target, draft: false, fork: false }
    )),
    ...(found.tags.length > 0 ? examples(found.tags) : [ANY_TAG]).map((tag) => ({ kind: 'tag' as const, tag })),
    ...found.schedules.map(({ cron, branch = defaultBranch }) => ({ kind: 'schedule' as const, cron, branch })),
    ...found.pipelines.map((pipeline) => ({ kind: 'manual' as const, pipeline, branch: defaultBranch, inputs: {} })),
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
