import { Diagnostic } from '../diagnostic';
import { PipelineEvent } from '../event';
import { eventText } from '../event-text';
import { Job } from '../job';
import { hasSchedule, hasTrigger } from '../job-group';
import { difference, languageOf, Language, union } from '../patterns/language';
import { NameSet } from '../patterns/name-set';
import { NAMED_TRIGGER_KINDS, NamedTrigger, NamedTriggerKind, namesOf } from '../start-cells';
import { Check } from './check';

/** A job cannot wait for one that would not run for the same event: the four would skip it, run it or refuse the file. */
export const needsRun: Check = ({ jobs }) => {
  const byId = new Map(jobs.map((job) => [job.id, job]));
  return jobs.flatMap((job) => job.needs.flatMap((id) => {
    const needed = byId.get(id);
    return needed === undefined ? [unknownNeed(job, id)] : otherEvent(job, needed);
  }));
};

function unknownNeed(job: Job, id: string): Diagnostic {
  return {
    code: 'unknown-need',
    path: job.path,
    message: `\`needs\` names the job "${id}", which was taken out of the definition`,
    fix: 'take it out of `needs` too',
  };
}

function otherEvent(job: Job, needed: Job): Diagnostic[] {
  const event = eventWithout(job, needed);
  return event === undefined ? [] : [{
    code: 'needs-other-event',
    path: job.path,
    message: `\`needs\` names "${needed.id}", which does not run for ${eventText(event)}, but "${job.id}" does`,
    fix: `give "${needed.id}" a trigger for that event too, or drop it from \`needs\``,
  }];
}

/** An event that starts `job` and not `needed`; what is asked beside names is the matter of another check. */
function eventWithout(job: Job, needed: Job): PipelineEvent | undefined {
  return NAMED_TRIGGER_KINDS.map((kind) => namedEventWithout(kind, job, needed)).find((event) => event !== undefined)
    ?? forkWithout(job, needed) ?? scheduleWithout(job, needed) ?? manualWithout(job, needed);
}

function namedEventWithout(kind: NamedTriggerKind, job: Job, needed: Job): PipelineEvent | undefined {
  const theirs = namesIn(needed, kind);
  const written = new Set(theirs.map(textOf));
  // jobs that need each other are mostly started by the same, which takes no automaton to see
  const own = namesIn(job, kind).filter((names) => !written.has(textOf(names)));
  const name = own.length === 0 ? undefined : difference(unionOf(own), unionOf(theirs));
  return name === undefined ? undefined : eventOf(kind, name);
}

function namesIn(job: Job, kind: NamedTriggerKind): NameSet[] {
  return job.triggers.filter((trigger): trigger is NamedTrigger => trigger.kind === kind).map(namesOf);
}

function textOf(names: NameSet): string {
  return JSON.stringify(names.map(({ pattern, included }) => [pattern, included]));
}

function unionOf(sets: readonly NameSet[]): Language {
  return sets.map(languageOf).reduce(union, languageOf([]));
}

function eventOf(kind: NamedTriggerKind, name: string): PipelineEvent {
  switch (kind) {
    case 'push': return { kind, branch: name };
    case 'pullRequest': return { kind, number: 1, source: 'feature/x', target: name, draft: false, fork: false };
    case 'tag': return { kind, tag: name };
  }
}

function forkWithout(job: Job, needed: Job): PipelineEvent | undefined {
  const trigger = job.triggers.find(({ kind }) => kind === 'pullRequest');
  if (trigger?.kind !== 'pullRequest' || job.forks === 'skip' || needed.forks === 'run') return undefined;
  const target = difference(languageOf(trigger.targets), languageOf([])) ?? 'main';
  return { kind: 'pullRequest', number: 1, source: 'feature/x', target, draft: false, fork: true };
}

function scheduleWithout(job: Job, needed: Job): PipelineEvent | undefined {
  return job.triggers.find((trigger) => trigger.kind === 'schedule' && !hasSchedule(needed, trigger)) as PipelineEvent | undefined;
}

function manualWithout(job: Job, needed: Job): PipelineEvent | undefined {
  if (!hasTrigger(job, 'manual') || hasTrigger(needed, 'manual')) return undefined;
  return { kind: 'manual', pipeline: job.id, branch: 'feature/x', inputs: {} };
}
