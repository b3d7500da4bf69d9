import { Lines } from './lines';
import { parsePipelineFile, PipelineFile, readPipelineFiles } from './pipeline-files';
import { FileChoice, isChosen } from './provider-choice';
import { PipelineEvent } from '../model/event';
import { ProviderId } from '../model/provider-id';
import { Plan, Reason } from '../providers/plan';
import { Planners } from '../providers/planners';
import { FormField, NamedEvents, ParsedDocument, Planner } from '../providers/provider';

/** The pipeline files of one provider in a repository, read once and asked for many events. */
export class ProviderFiles {
  /** @throws CommandError for a chosen file that is not YAML */
  static read(provider: ProviderId, choice: FileChoice, planners: Planners, directory: string): ProviderFiles {
    const { title, planner } = planners[provider];
    const files = readPipelineFiles(directory, planner.paths);
    return new ProviderFiles(provider, title, planner, files, choice);
  }

  readonly documents: readonly ParsedDocument[];
  /** The files that were not chosen. */
  readonly leftOut: readonly string[];
  /** Of the files that somebody asked about: most never are. */
  private readonly lines = new Map<string, Lines>();

  private constructor(
    readonly provider: ProviderId,
    readonly title: string,
    private readonly planner: Planner,
    private readonly files: readonly PipelineFile[],
    choice: FileChoice,
  ) {
    this.documents = files.flatMap((file) => parseChosen(file, choice, planner));
    this.leftOut = files.filter((file) => !isChosen(file, choice)).map(({ path }) => path);
  }

  /** The events that the files name. */
  namedEvents(): NamedEvents {
    return this.planner.namedEvents(this.documents);
  }

  /** What a person may fill in who starts a pipeline. */
  formFields(pipeline: string): FormField[] {
    return this.planner.formFields(this.documents, pipeline);
  }

  /** Whether the service sets such a variable in every job, or reads it itself. */
  isServiceVariable(name: string): boolean {
    return this.planner.isServiceVariable(name);
  }

  plan(event: PipelineEvent): Plan {
    return without(this.leftOut, this.planner.plan(this.documents, event));
  }

  /** `<path>:<line>` of the part that decided; the path alone where there is no such file. */
  placeOf({ path, at }: Reason): string {
    const lines = this.linesOf(path);
    return lines === undefined ? path : `${path}:${lines.of(at)}`;
  }

  private linesOf(path: string): Lines | undefined {
    const file = this.files.find((other) => other.path === path);
    if (file !== undefined && !this.lines.has(path)) this.lines.set(path, new Lines(file.text, this.planner.headerKey));
    return this.lines.get(path);
  }
}

/** Files that are left out are read all the same: one may include a file of ours. */
function parseChosen(file: PipelineFile, choice: FileChoice, { headerKey }: Planner): ParsedDocument[] {
  try {
    return [parsePipelineFile(file, headerKey)];
  } catch (error) {
    if (isChosen(file, choice)) throw error;
    return [];
  }
}

/** The plan without the jobs that these files define, and without what is to say of them. */
function without(files: readonly string[], plan: Plan): Plan {
  const { jobs, skipped, unknown, assumed } = plan;
  const isKept = ({ path }: { readonly path: string }): boolean => !files.includes(path);
  const isAbout = (what: string): boolean => !files.some((file) => what.startsWith(`${file}: `));
  return { ...plan, jobs: jobs.filter(isKept), skipped: skipped.filter(isKept), unknown: unknown.filter(isAbout), assumed: assumed.filter(isAbout) };
}
