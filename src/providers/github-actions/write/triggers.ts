import { filterOf, listedFilterOf, NameFilter } from './name-filter';
import { YamlMap } from '../../../document/document';
import { NamedStart, Starts } from '../../../model/job-group';
import { NameSet } from '../../../model/patterns/name-set';
import { EVERY } from '../../../model/patterns/pattern';
import { ManualInput } from '../../../model/trigger';

/** @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#on */
export function renderOn(starts: Starts): YamlMap {
  return {
    push: starts.push ?? starts.tag ? renderPush(starts) : undefined,
    pull_request: starts.pullRequest && renderPullRequest(starts.pullRequest),
    schedule: starts.schedules.length > 0 ? starts.schedules.map(({ cron }) => ({ cron })) : undefined,
    workflow_dispatch: starts.manual && renderManual(starts.manual.inputs),
  };
}

/**
 * `branches` alone never starts on a tag, and `tags` alone never on a branch; a bare `push` would on both. Paths are not asked of tags.
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#onpushbranchestagsbranches-ignoretags-ignore
 */
function renderPush({ push, tag }: Starts): YamlMap {
  return {
    ...push && renderFilter('branches', filterOf(push.names)),
    ...tag && renderFilter('tags', filterOf(tag.names)),
    ...push?.paths && renderFilter('paths', listedFilterOf(push.paths)),
  };
}

/**
 * `branches` are those that the pull request goes into; without the key it is any. A draft that becomes ready starts what was left out before.
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows#pull_request
 */
function renderPullRequest({ names, paths, drafts }: NamedStart): YamlMap {
  return {
    types: drafts === 'left-out' ? ['opened', 'synchronize', 'reopened', 'ready_for_review'] : undefined,
    ...takesEvery(names) ? {} : renderFilter('branches', filterOf(names)),
    ...paths && renderFilter('paths', listedFilterOf(paths)),
  };
}

/** The last rule that matches decides, so what stands before it does not count. */
function takesEvery(names: NameSet): boolean {
  const last = names[names.length - 1];
  return last.included && last.pattern === EVERY;
}

function renderFilter(key: 'branches' | 'tags' | 'paths', { kind, patterns }: NameFilter): YamlMap {
  return { [kind === 'listed' ? key : `${key}-ignore`]: [...patterns] };
}

/** @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#onworkflow_dispatchinputs */
function renderManual(inputs: readonly ManualInput[]): YamlMap {
  if (inputs.length === 0) return {};
  return { inputs: Object.fromEntries(inputs.map((input) => [input.variable, renderInput(input)])) };
}

function renderInput({ description, options, default: preset }: ManualInput): YamlMap {
  const type = options.length > 0 ? { type: 'choice', options: [...options] } : { type: 'string' };
  return { description, ...type, default: preset };
}
