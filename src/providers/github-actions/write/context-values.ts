import { kindsOf } from './start-kinds';
import { ContextName } from '../../../model/env';
import { Starts } from '../../../model/job-group';
import { TriggerKind } from '../../../model/trigger';

/** What an expression gives; the message of a commit is none of them, because no expression cuts it after its first line. */
export type ExpressedName = Exclude<ContextName, 'commitMessage'>;

type Kinds = ReadonlySet<TriggerKind>;

/**
 * A value of the run, as text with expressions, in the shortest form that is right for all events of the workflow.
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/contexts#github-context
 */
export function expressionOf(name: ExpressedName, starts: Starts): string {
  return EXPRESSIONS[name](kindsOf(starts));
}

const EXPRESSIONS: Readonly<Record<ExpressedName, (kinds: Kinds) => string>> = {
  branch: branchExpression,
  tag: tagExpression,
  commit: commitExpression,
  pullRequestId: (kinds) => kinds.has('pullRequest') ? inExpression(`${PULL_REQUEST}.number`) : '',
  sourceBranch: (kinds) => kinds.has('pullRequest') ? inExpression('github.head_ref') : '',
  targetBranch: (kinds) => kinds.has('pullRequest') ? inExpression('github.base_ref') : '',
  fromFork: forkExpression,
  event: eventExpression,
  runUrl: () => '${{ github.server_url }}/${{ github.repository }}/actions/runs/${{ github.run_id }}',
  repository: () => inExpression('github.repository'),
};

const PULL_REQUEST = 'github.event.pull_request';

/** For a push `ref_name` is the whole short name, and `head_ref`, which dbt's guide uses, is empty; for a pull request `ref_name` is no branch. */
function branchExpression(kinds: Kinds): string {
  if (isOnly(kinds, 'tag')) return '';
  if (isOnly(kinds, 'pullRequest')) return inExpression('github.head_ref');
  const built = kinds.has('tag') ? "github.ref_type == 'branch' && github.ref_name || ''" : 'github.ref_name';
  return inExpression(kinds.has('pullRequest') ? `github.head_ref || ${built}` : built);
}

function tagExpression(kinds: Kinds): string {
  if (!kinds.has('tag')) return '';
  return inExpression(isOnly(kinds, 'tag') ? 'github.ref_name' : "github.ref_type == 'tag' && github.ref_name || ''");
}

/** What is checked out for a pull request, `github.sha`, is a merge that is in no branch. */
function commitExpression(kinds: Kinds): string {
  if (!kinds.has('pullRequest')) return inExpression('github.sha');
  const newest = `${PULL_REQUEST}.head.sha`;
  return inExpression(isOnly(kinds, 'pullRequest') ? newest : `${newest} || github.sha`);
}

function forkExpression(kinds: Kinds): string {
  if (!kinds.has('pullRequest')) return 'false';
  const isFork = `${PULL_REQUEST}.head.repo.full_name != github.repository`;
  return inExpression(isOnly(kinds, 'pullRequest') ? isFork : `github.event_name == 'pull_request' && ${isFork}`);
}

/** GitHub's own words, but for a tag, which it calls a push, and a start by hand. */
function eventExpression(kinds: Kinds): string {
  if (isOnly(kinds, 'tag')) return 'tag';
  if (isOnly(kinds, 'manual')) return 'manual';
  const manual = kinds.has('manual') ? ["github.event_name == 'workflow_dispatch' && 'manual'"] : [];
  const tag = kinds.has('tag') ? ["github.ref_type == 'tag' && 'tag'"] : [];
  return inExpression([...manual, ...tag, 'github.event_name'].join(' || '));
}

function isOnly(kinds: Kinds, kind: TriggerKind): boolean {
  return kinds.size === 1 && kinds.has(kind);
}

function inExpression(source: string): string {
  return `\${{ ${source} }}`;
}
