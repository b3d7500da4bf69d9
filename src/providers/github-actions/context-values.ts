import { kindsOf } from './start-kinds';
import { ContextName } from '../../model/environment';
import { Starts } from '../../model/job-group';
import { TriggerKind } from '../../model/trigger';

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
  tag: (kinds) => kinds.has('tag') ? inExpression(isOnly(kinds, 'tag') ? 'github.ref_name' : "github.ref_type == 'tag' && github.ref_name || ''") : '',
  // what is checked out for a pull request is a merge, which is in no branch
  commit: (kinds) => inExpression(kinds.has('pullRequest') ? `${PULL_REQUEST}.head.sha || github.sha` : 'github.sha'),
  pullRequestId: (kinds) => kinds.has('pullRequest') ? inExpression(`${PULL_REQUEST}.number`) : '',
  sourceBranch: (kinds) => kinds.has('pullRequest') ? inExpression('github.head_ref') : '',
  targetBranch: (kinds) => kinds.has('pullRequest') ? inExpression('github.base_ref') : '',
  fromFork: forkExpression,
  event: eventExpression,
  runUrl: () => '${{ github.server_url }}/${{ github.repository }}/actions/runs/${{ github.run_id }}',
  repository: () => inExpression('github.repository'),
};

const PULL_REQUEST = 'github.event.pull_request';

/** For a push this is the whole short name; `head_ref`, which dbt's guide uses, is empty then, and `ref_name` of a pull request no branch. */
function branchExpression(kinds: Kinds): string {
  if (isOnly(kinds, 'tag')) return '';
  const built = kinds.has('tag') ? "github.ref_type == 'branch' && github.ref_name || ''" : 'github.ref_name';
  return inExpression(kinds.has('pullRequest') ? `github.head_ref || ${built}` : built);
}

function forkExpression(kinds: Kinds): string {
  if (!kinds.has('pullRequest')) return 'false';
  const isFork = `${PULL_REQUEST}.head.repo.full_name != github.repository`;
  return inExpression(isOnly(kinds, 'pullRequest') ? isFork : `github.event_name == 'pull_request' && ${isFork}`);
}

function eventExpression(kinds: Kinds): string {
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
