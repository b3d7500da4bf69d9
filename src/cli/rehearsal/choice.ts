import { ProviderJobs } from './rehearsal';
import { PipelineEvent } from '../../model/event';
import { eventText } from '../../model/event-text';
import { ProviderId } from '../../model/provider-id';
import { Plan, PlannedJob } from '../../providers/plan';
import { ParsedDocument } from '../../providers/provider';
import { CommandError } from '../command-error';
import { parsePipelineFile, PipelineFile, readPipelineFiles } from '../pipeline-files';
import { Planners } from '../planners';
import { FileChoice, isChosen } from '../provider-choice';

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
    const { title, planner } = planners[provider];
    const present = readPipelineFiles(directory, planner.paths);
    const leftOut = present.filter((file) => !isChosen(file, files)).map((file) => file.path);
    const documents = present.flatMap((file) => parseChosen(file, files));
    return { provider, title, leftOut, plan: without(leftOut, planner.plan(documents, event)) };
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

/** Files that are left out are read all the same: one may include a file of ours. */
function parseChosen(file: PipelineFile, choice: FileChoice): ParsedDocument[] {
  try {
    return [parsePipelineFile(file)];
  } catch (error) {
    if (isChosen(file, choice)) throw error;
    return [];
  }
}

/** The plan without the jobs that these files define, and without what is to say of them. */
function without(files: readonly string[], { jobs, skipped, unknown, assumed }: Plan): Plan {
  const isKept = ({ path }: { readonly path: string }): boolean => !files.includes(path);
  const isAbout = (what: string): boolean => !files.some((file) => what.startsWith(`${file}: `));
  return { jobs: jobs.filter(isKept), skipped: skipped.filter(isKept), unknown: unknown.filter(isAbout), assumed: assumed.filter(isAbout) };
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
