import { CommandError, UsageError } from './command-error';
import { PipelineFile, readPipelineFiles } from './pipeline-files';
import { ProviderId } from '../model/provider-id';
import { Planners } from '../providers/planners';

/** Whose files are read: those that this library wrote, or whatever is there. */
export type FileChoice = 'generated' | 'all';

/**
 * The providers that `--provider` names, in the order of the table; `all` are those that have such a file in the repository.
 *
 * @throws UsageError for an unknown name
 * @throws CommandError when a chosen provider has no file, or `all` finds none
 */
export function chooseProviders(names: readonly string[], planners: Planners, files: FileChoice, directory: string): ProviderId[] {
  const known = Object.keys(planners) as ProviderId[];
  const words = names.flatMap((name) => name.split(','));
  const unknownName = words.find((word) => word !== 'all' && !known.some((id) => id === word));
  if (unknownName !== undefined) throw new UsageError(`--provider ${unknownName}: it may be ${known.join(', ')} or all`);
  const present = known.filter((id) => readPipelineFiles(directory, planners[id].planner.paths).some((file) => isChosen(file, files)));
  const named = known.filter((id) => words.includes(id));
  const absent = named.find((id) => !present.includes(id));
  if (absent !== undefined) throw new CommandError(noFile(planners[absent].title, planners[absent].planner.paths, directory));
  if (present.length === 0) throw new CommandError(noFile('any provider', known.flatMap((id) => planners[id].planner.paths), directory));
  return words.includes('all') ? present : named;
}

function noFile(whose: string, paths: readonly string[], directory: string): string {
  return `no pipeline file of ${whose} in ${directory} (${paths.join(', ')}): run \`npx --no dbt-pipelines synth\` first`;
}

export function isChosen({ isGenerated }: PipelineFile, choice: FileChoice): boolean {
  return isGenerated || choice === 'all';
}
