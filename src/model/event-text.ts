import { PipelineEvent } from './event';

/** An event in words, for messages. */
export function eventText(event: PipelineEvent): string {
  switch (event.kind) {
    case 'push': return `a push to "${event.branch}"${changedText(event.changed)}`;
    case 'pullRequest': return `a ${event.draft ? 'draft ' : ''}pull request into "${event.target}"${event.fork ? ' from a fork' : ''}${changedText(event.changed)}`;
    case 'tag': return `the tag "${event.tag}"`;
    case 'schedule': return `the schedule "${event.cron}" on "${event.branch}"`;
    case 'manual': return `a start of "${event.pipeline}" by hand on "${event.branch}"`;
  }
}

function changedText(changed: readonly string[] | undefined): string {
  return changed === undefined ? '' : ` that changes ${changed.length === 0 ? 'no file' : changed.map((file) => `"${file}"`).join(', ')}`;
}
