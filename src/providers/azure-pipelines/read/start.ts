import { Answer, no, yes } from './answer';
import { pullRequestStart } from './pull-request-start';
import { pushStart, tagStart } from './push-start';
import { scheduleStart } from './schedule-start';
import { ManualEvent, PipelineEvent } from '../../../model/event';
import { Notes } from '../../shared/read/notes';
import { Mapping } from '../../shared/read/reader';

/** A pipeline as its file says it. */
export interface Pipeline {
  readonly path: string;
  readonly data: Mapping;
  readonly notes: Notes;
}

/** Whether an event starts a pipeline; `asksForPullRequests` is asked where the settings of the repository decide. */
export function startOf({ path: file, data, notes }: Pipeline, event: PipelineEvent, asksForPullRequests: () => boolean): Answer {
  switch (event.kind) {
    case 'push': return pushStart(data, event, notes);
    case 'tag': return tagStart(data, event, notes);
    case 'pullRequest': return pullRequestStart(data, event, asksForPullRequests, notes);
    case 'schedule': return scheduleStart(data, event, notes);
    case 'manual': return manualStart(file, event);
  }
}

/** A person may start any pipeline, and chooses one. */
function manualStart(file: string, { pipeline }: ManualEvent): Answer {
  return file.replace(/^.*\/|\.ya?ml$/g, '') === pipeline ? yes([], 'a person may start any pipeline') : no([], `a person started "${pipeline}"`);
}
