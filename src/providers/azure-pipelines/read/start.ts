import { Answer, no, yes } from './answer';
import { decideName, listsIn } from './name-lists';
import { pullRequestStart } from './pull-request-start';
import { pushStart, tagStart } from './push-start';
import { ManualEvent, PipelineEvent, ScheduleEvent } from '../../../model/event';
import { Notes } from '../../shared/read/notes';
import { asList, asMapping, asText, Mapping, unknownKeys } from '../../shared/read/reader';

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

/**
 * Whether a time starts a pipeline. Unless `always` is true it does so only when something has changed since the last time.
 * @see https://learn.microsoft.com/en-us/azure/devops/pipelines/process/scheduled-triggers
 */
function scheduleStart({ schedules }: Mapping, { cron, branch }: ScheduleEvent, notes: Notes): Answer {
  if (schedules === undefined) return no([], 'there are no `schedules`');
  const atThatTime = (schedule: Mapping): boolean => spaced(asText(schedule.cron)) === spaced(cron);
  const onBranch = (schedule: Mapping): boolean => decideName(listsIn(schedule.branches, []), branch).starts;
  const asking = asList(schedules).map(asMapping).findIndex((schedule) => atThatTime(schedule) && onBranch(schedule));
  if (asking === -1) return no(['schedules'], `\`schedules\` has no "${cron}" on "${branch}"`);
  const schedule = asMapping(asList(schedules)[asking]);
  notes.unknownKeys(`schedules[${asking}].`, unknownKeys(schedule, ['cron', 'displayName', 'branches', 'always', 'batch']));
  if (schedule.always !== true) notes.assume(`the code has changed since the last time of "${cron}", for which \`always\` does not ask`);
  if (schedule.batch === true) notes.assume(`no other run is under way, for which \`schedules[${asking}].batch\` would wait`);
  return yes(['schedules', asking], `\`schedules\` holds "${cron}" on "${branch}"`);
}

function spaced(cron: string | undefined): string | undefined {
  return cron?.trim().split(/\s+/).join(' ');
}
