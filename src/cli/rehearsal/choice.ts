import { ProviderJobs } from './rehearsal';
import { ProviderId } from '../../model/provider-id';
import { PipelineEvent, Plan, PlannedJob } from '../../providers/plan';
import { NamedPlanner } from '../../providers/planners';
import { ParsedDocument } from '../../providers/provider';
import { CommandError, UsageError } from '../command-error';
import { parsePipelineFile, PipelineFile, readPipelineFiles } from '../pipeline-files';

/** What a rehearsal knows of each provider. */
export type Planners = Readonly<Record<ProviderId, NamedPlanner>>;

/** Whose files are rehearsed: those that this library wrote, or whatever is there. */
export type FileChoice = 'generated' | 'all';

/**
 * The providers that `--provider` names, in the order of the table; `all` are those that have a file to rehearse in the repository.
 *
 * @throws UsageError for an unknown name
 * @throws CommandError when a chosen provider has no file, or `all` finds none
 */
export function chooseProviders(names: readonly string[], planners: Planners, files: FileChoice, directory: string): ProviderId[] {
  const known = Object.keys(planners) as ProviderId[];
  const words = names.flatMap((name) => name.split(','));
  const stranger = words.find((word) => word !== 'all' && !known.some((id) => id === word));
  if (stranger !== undefined) throw new UsageError(`--provider ${stranger}: it may be ${known.join(', ')} or all`);
  const present = known.filter((id) => readPipelineFiles(directory, planners[id].planner.paths).some((file) => isChosen(file, files)));
  const named = known.filter((id) => words.includes(id));
  const absent = named.find((id) => !present.includes(id));
  if (absent !== undefined) throw new CommandError(noFile(planners[absent].title, planners[absent].planner.paths, directory));
  if (present.length === 0) throw new CommandError(noFile('any provider', known.flatMap((id) => planners[id].planner.paths), directory));
  return words.includes('all') ? present : named;
}

function noFile(whose: string, paths: readonly string[], directory: string): string {
  return `no pipeline file of ${whose} in ${directory} (${paths.join(', ')}): run \`npx dbt-pipelines synth\` first`;
}

function isChosen({ isGenerated }: PipelineFile, choice: FileChoice): boolean {
  return isGenerated || choice === 'all';
}

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
      ...plan.jobs.length === 0 ? [`${title}: no job runs for ${describe(event)}`] : [],
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
function without(files: readonly string[], { jobs, unknown }: Plan): Plan {
  return {
    jobs: jobs.filter(({ path }) => !files.includes(path)),
    unknown: unknown.filter((what) => !files.some((file) => what.startsWith(`${file}: `))),
  };
}

function only(wanted: string, jobs: readonly PlannedJob[], title: string, event: PipelineEvent): PlannedJob[] {
  const found = jobs.filter(({ id, name }) => sameKey(id, wanted) || name === wanted);
  if (found.length > 0) return found;
  const running = jobs.length === 0 ? 'no job does' : `these do: ${jobs.map(({ id }) => id).join(', ')}`;
  throw new CommandError(`--job ${wanted}: it does not run for ${describe(event)} on ${title}; ${running}`);
}

/** Azure Pipelines has no `-` in its keys: there it becomes `_`. */
function sameKey(a: string, b: string): boolean {
  return a.replaceAll('-', '_') === b.replaceAll('-', '_');
}

function describe(event: PipelineEvent): string {
  return `a push to ${event.branch}`;
}
