import { PipelineEvent } from '../../../model/event';

/** An event as GitHub hands it to a workflow. */
export interface WorkflowEvent {
  /** The key below `on`. */
  readonly name: 'push' | 'pull_request' | 'pull_request_target' | 'schedule' | 'workflow_dispatch';
  readonly ref: string;
  readonly refName: string;
  readonly refType: 'branch' | 'tag';
  /** What happened to the repository. */
  readonly cause: PipelineEvent;
}

/** @see https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows */
export function workflowEvents(cause: PipelineEvent): WorkflowEvent[] {
  switch (cause.kind) {
    case 'push': return [onBranch('push', cause.branch, cause)];
    case 'tag': return [{ name: 'push', ref: `refs/tags/${cause.tag}`, refName: cause.tag, refType: 'tag', cause }];
    case 'schedule': return [onBranch('schedule', cause.branch, cause)];
    case 'manual': return [onBranch('workflow_dispatch', cause.branch, cause)];
    case 'pullRequest': return [
      { name: 'pull_request', ref: `refs/pull/${cause.number}/merge`, refName: `${cause.number}/merge`, refType: 'branch', cause },
      onBranch('pull_request_target', cause.target, cause),
    ];
  }
}

function onBranch(name: WorkflowEvent['name'], branch: string, cause: PipelineEvent): WorkflowEvent {
  return { name, ref: `refs/heads/${branch}`, refName: branch, refType: 'branch', cause };
}
