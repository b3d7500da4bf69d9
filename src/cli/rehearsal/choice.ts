import { ProviderId } from '../../model/provider-id';
import { PipelineEvent, PlannedJob } from '../../providers/plan';
import { NamedPlanner } from '../../providers/planners';
import { CommandError, UsageError } from '../command-error';
import { readPipelineFiles } from '../pipeline-files';
import { ProviderJobs } from './rehearsal';

/** What a rehearsal knows of each provider. */
export type Planners = Readonly<Record<ProviderId, NamedPlanner>>;

/**
 * The providers that `--provider` names, in the order of the table; `all` are those that have a file in the repository.
 *
 * @throws UsageError for an unknown name
 * @throws CommandError when a chosen provider has no file, or `all` finds none
 */
export function chooseProviders(names: readonly string[], planners: Planners, directory: string): ProviderId[] {
  const known = Object.keys(planners) as ProviderId[];
  const words = names.flatMap((name) => name.split(','));
  const stranger = words.find((word) => word !== 'all' && !known.some((id) => id === word));
  if (stranger !== undefined) throw new UsageError(`--provider ${stranger}: it may be ${known.join(', ')} or all`);
  const present = known.filter((id) => readPipelineFiles(directory, planners[id].planner.paths).length > 0);
  const named = known.filter((id) => words.includes(id));
  const absent = named.find((id) => !present.includes(id));
  if (absent !== undefined) throw new CommandError(noFile(planners[absent].title, planners[absent].planner.paths, directory));
  if (present.length === 0) throw new CommandError(noFile('any provider', known.flatMap((id) => planners[id].planner.paths), directory));
  return words.includes('all') ? present : named;
}

function noFile(whose: string, paths: readonly string[], directory: string): string {
  return `no pipeline file of ${whose} in ${directory} (${paths.join(', ')}): run \`npx dbt-pipelines synth\` first`;
}

/** What to run for an event, and what a person should know of the choice. */
export interface Choice {
  readonly chosen: readonly ProviderJobs[];
  readonly notes: readonly string[];
}

interface Wanted {
  readonly providers: readonly ProviderId[];
  readonly event: PipelineEvent;
  /** Key or name of the one job that is wanted. */
  readonly job: string | undefined;
}

/** @throws CommandError when the wanted job does not run for the event */
export function planJobs({ providers, event, job }: Wanted, planners: Planners, directory: string): Choice {
  const plans = providers.map((provider) => {
    const { title, planner } = planners[provider];
    return { provider, title, plan: planner.plan(readPipelineFiles(directory, planner.paths), event) };
  });
  return {
    chosen: plans.map(({ provider, title, plan }) => ({ provider, title, jobs: job === undefined ? plan.jobs : only(job, plan.jobs, title, event) })),
    notes: plans.flatMap(({ title, plan }) => [
      ...plan.unknown.map((what) => `${title}: not evaluated: ${what}`),
      ...plan.jobs.length === 0 ? [`${title}: no job runs for ${describe(event)}`] : [],
    ]),
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
