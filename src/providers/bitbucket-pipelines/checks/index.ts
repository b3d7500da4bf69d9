import { checkSettings } from './settings';
import { Definition } from '../../../model/definition';
import { Diagnostic } from '../../../model/diagnostic';
import { Job } from '../../../model/job';
import { LIMITS } from '../../../model/limits';
import { guardFor } from '../write/filters/destination-guard';
import { KeyedPipeline, StartedJob } from '../write/keyed-pipeline';
import { nameKeys } from '../write/keys/name-keys';
import { firstTiedJobs } from '../write/order';
import { pipelinesOf } from '../write/pipelines';

export function check(definition: Definition): Diagnostic[] {
  const clashes = [...ambiguousKey(definition, 'push'), ...ambiguousKey(definition, 'tag')];
  if (clashes.length > 0) return clashes;
  const pipelines = pipelinesOf(definition.jobs);
  return [
    ...firstOrder(pipelines),
    ...pipelines.flatMap((pipeline) => sizeOf(pipeline, definition.path)),
    ...pipelines.flatMap(({ jobs }) => jobs).flatMap(checkFilters),
    ...definition.jobs.flatMap(checkSettings),
  ];
}

function ambiguousKey({ jobs, path }: Definition, kind: 'push' | 'tag'): Diagnostic[] {
  const { clash } = nameKeys(jobs, kind);
  const event = kind === 'push' ? 'a push to' : 'the tag';
  return clash === undefined ? [] : [{
    code: 'ambiguous-key',
    path,
    message: `for ${event} "${clash.name}" Bitbucket Pipelines runs the key "${clash.meant}" or the key "${clash.other.key}", which hold different jobs: `
      + 'which of the two counts as more specific there is not documented',
    fix: 'let the longer of the patterns be the one that the other contains, or leave Bitbucket out of `providers`',
  }];
}

function firstOrder(pipelines: readonly KeyedPipeline[]): Diagnostic[] {
  for (const { jobs, event } of pipelines.filter(({ jobs: own }) => own.length <= LIMITS.steps)) {
    const tied = firstTiedJobs(jobs);
    if (tied) return [orderOf(tied.job, tied.waitsFor, event)];
  }
  return [];
}

function orderOf(job: Job, waitsFor: Job, event: string): Diagnostic {
  return {
    code: 'order-not-expressible',
    path: job.path,
    message: `for ${event} Bitbucket Pipelines would start "${job.id}" only after "${waitsFor.id}" has succeeded, `
      + 'although it does not need it: steps run strictly in order there',
    fix: `add "${waitsFor.id}" to the \`needs\` of "${job.id}", or leave Bitbucket out of \`providers\``,
  };
}

function sizeOf({ jobs, event }: KeyedPipeline, path: string): Diagnostic[] {
  return jobs.length <= LIMITS.steps ? [] : [{
    code: 'too-many-steps',
    path,
    message: `${jobs.length} jobs run for ${event}: Bitbucket Pipelines allows ${LIMITS.steps} steps`,
    fix: 'put several commands into one job, or leave Bitbucket out of `providers`',
  }];
}

/** Sets of branches that a script cannot tell exactly. */
function checkFilters({ job: { path }, targets }: StartedJob): Diagnostic[] {
  const guard = targets && guardFor(targets);
  return guard?.kind !== 'impossible' ? [] : [{
    code: 'pattern-not-expressible',
    path,
    message: `on Bitbucket Pipelines a script tells the target branches of a pull request apart, and none is written that is right for "${guard.example}"`,
    fix: 'write fewer or simpler patterns, or leave Bitbucket out of `providers`',
  }];
}
