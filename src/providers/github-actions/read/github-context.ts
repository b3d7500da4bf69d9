import { commitOf } from './predefined';
import { WorkflowEvent } from './workflow-event';
import { PullRequestEvent } from '../../../model/event';
import { KnownValue } from '../../shared/read/expression';
import { SAMPLE_RUN } from '../../shared/read/sample-run';

/** What is known of the `github` context; undefined for a member that is not. @see https://docs.github.com/en/actions/reference/workflows-and-actions/contexts#github-context */
export function githubMember(name: string, event: WorkflowEvent): KnownValue | undefined {
  const { cause } = event;
  if (name.startsWith('github.event.pull_request.')) return cause.kind === 'pullRequest' ? pullRequestMember(name, cause) : null;
  if (name.startsWith('github.event.head_commit.')) return event.name === 'push' ? HEAD_COMMIT[name] : null;
  return ownMember(name, event);
}

function ownMember(name: string, event: WorkflowEvent): KnownValue | undefined {
  const { cause } = event;
  const members: Readonly<Record<string, KnownValue>> = {
    'github.ref': event.ref,
    'github.ref_name': event.refName,
    'github.ref_type': event.refType,
    'github.event_name': event.name,
    'github.sha': commitOf(event),
    'github.head_ref': cause.kind === 'pullRequest' ? cause.source : '',
    'github.base_ref': cause.kind === 'pullRequest' ? cause.target : '',
    'github.repository': SAMPLE_RUN.repository,
    'github.run_id': SAMPLE_RUN.runId,
    'github.run_attempt': '1',
    'github.server_url': 'https://github.com',
    'github.event.number': cause.kind === 'pullRequest' ? String(cause.number) : null,
    'github.event.schedule': cause.kind === 'schedule' ? cause.cron : null,
  };
  return members[name];
}

const HEAD_COMMIT: Readonly<Record<string, KnownValue>> = {
  'github.event.head_commit.id': SAMPLE_RUN.commit,
  'github.event.head_commit.message': SAMPLE_RUN.commitMessage,
};

function pullRequestMember(name: string, { number, source, target, draft, fork }: PullRequestEvent): KnownValue | undefined {
  const members: Readonly<Record<string, KnownValue>> = {
    'number': String(number),
    'draft': draft,
    'state': 'open',
    'head.ref': source,
    'head.sha': SAMPLE_RUN.commit,
    'head.repo.fork': fork,
    'head.repo.full_name': fork ? 'somebody/fork' : SAMPLE_RUN.repository,
    'base.ref': target,
    'base.repo.full_name': SAMPLE_RUN.repository,
  };
  return members[name.slice('github.event.pull_request.'.length)];
}
