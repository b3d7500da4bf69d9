import { PipelineEvent, PullRequestEvent } from '../../src/model/event';
import { Job } from '../../src/model/job';
import { contains, NameSet } from '../../src/model/patterns/name-set';
import { Trigger } from '../../src/model/trigger';

/**
 * Whether an event starts the job: what the files of every provider have to come to. A start by hand names a pipeline, so it is asked of
 * the jobs of that pipeline only.
 */
export function runsFor(job: Job, event: PipelineEvent): boolean {
  if (event.kind === 'pullRequest' && event.fork && job.forks === 'skip') return false;
  return job.triggers.some((trigger) => starts(trigger, event));
}

function starts(trigger: Trigger, event: PipelineEvent): boolean {
  switch (trigger.kind) {
    case 'push': return event.kind === 'push' && contains(trigger.branches, event.branch) && touches(trigger.paths, event.changed);
    case 'pullRequest': return event.kind === 'pullRequest' && contains(trigger.targets, event.target) && touches(trigger.paths, event.changed)
      && takesDraft(trigger.drafts, event);
    case 'tag': return event.kind === 'tag' && contains(trigger.tags, event.tag);
    case 'schedule': return event.kind === 'schedule' && event.cron === trigger.cron && event.branch === trigger.branch;
    case 'manual': return event.kind === 'manual';
  }
}

function takesDraft(drafts: 'included' | 'left-out', { draft }: PullRequestEvent): boolean {
  return drafts === 'included' || !draft;
}

/** A set of paths is met by one changed file; files that are not known are taken to meet it. */
function touches(paths: NameSet | undefined, changed: readonly string[] | undefined): boolean {
  return paths === undefined || changed === undefined || changed.some((file) => contains(paths, file));
}
