import { ProviderJobs } from './rehearsal';
import { PipelineEvent } from '../../model/event';
import { eventText } from '../../model/event-text';
import { ProviderId } from '../../model/provider-id';
import { PlannedJob } from '../../providers/plan';
import { Planners } from '../../providers/planners';
import { CommandError } from '../command-error';
import { FileChoice } from '../provider-choice';
import { ProviderFiles } from '../provider-files';

/** What to run for an event, and what a person should know of the choice. */
export interface Choice {
  readonly chosen: readonly ProviderJobs[];
  readonly notes: readonly string[];
}

interface Wanted {
  readonly providers: readonly ProviderId[];
  readonly event: PipelineEvent;
  readonly files: FileChoice;
  /** Key or name of the one job that is wanted. */
  readonly job: string | undefined;
}

/** @throws CommandError when the wanted job does not run for the event */
export function planJobs({ providers, event, files, job }: Wanted, planners: Planners, directory: string): Choice {
  const plans = providers.map((provider) => {
    const read = ProviderFiles.read(provider, files, planners, directory);
    return { provider, title: read.title, leftOut: read.leftOut, plan: read.plan(event) };
  });
  return {
    chosen: plans.map(({ provider, title, plan }) => ({ provider, title, jobs: job === undefined ? plan.jobs : only(job, plan.jobs, title, event) })),
    notes: plans.flatMap(({ title, leftOut, plan }) => [
      ...leftOut.map((file) => `${title}: ${file} was not written by this library: its jobs are left out (--all-files runs them)`),
      ...plan.unknown.map((what) => `${title}: not evaluated: ${what}`),
      ...plan.assumed.map((what) => `${title}: assumed: ${what}`),
      ...plan.jobs.length === 0 ? [`${title}: no job runs for ${eventText(event)}`] : [],
    ]),
  };
}

function only(wanted: string, jobs: readonly PlannedJob[], title: string, event: PipelineEvent): PlannedJob[] {
  const found = jobs.filter(({ id, name }) => sameKey(id, wanted) || name === wanted);
  if (found.length > 0) return found;
  const running = jobs.length === 0 ? 'no job does' : `these do: ${jobs.map(({ id }) => id).join(', ')}`;
  throw new CommandError(`--job ${wanted}: it does not run for ${eventText(event)} on ${title}; ${running}`);
}

/** Azure Pipelines has no `-` in its keys: there it becomes `_`. */
function sameKey(a: string, b: string): boolean {
  return a.replaceAll('-', '_') === b.replaceAll('-', '_');
}
