import { Plan } from './plan';
import { FeatureTable } from './support';
import { PipelineDocument } from '../document/document';
import { Definition } from '../model/definition';
import { Diagnostic } from '../model/diagnostic';
import { PipelineEvent } from '../model/event';
import { ProviderId } from '../model/provider-id';
import { SecretSource } from '../model/secret';

/** A CI service: what it can spell, how a definition is written for it, and what its files mean. */
export interface Provider<Options> {
  readonly id: ProviderId;
  /** What a person calls it, as in "GitHub Actions". */
  readonly title: string;
  /** Where a person creates a secret, as a path through the menus. */
  readonly secretStore: string;
  /** Files that a person may have written where ours would go, and what to do then. */
  readonly ownFiles: Readonly<Record<string, string>>;
  /** How it does all that a definition can ask for. */
  readonly features: FeatureTable;
  /** Where that is for one secret, which may be kept in an environment or in a store of somebody else. */
  secretPlace(secret: SecretSource): string;
  /** What has to be done once by hand before the rendered files do all that they say, each as one sentence. */
  setUp(definition: Definition, documents: readonly PipelineDocument[], options: Options): string[];
  /** What this provider cannot do exactly, beside the features that its table refuses. An empty answer is a promise that `render` loses nothing. */
  check(definition: Definition, options: Options): Diagnostic[];
  render(definition: Definition, options: Options): PipelineDocument[];
}

/** Reads the files of a service, also ones that a person wrote: never the definition. All that the command line knows of a service. */
export interface Planner {
  /** Where the service looks for its files: paths and, at most in the last part, `*`. */
  readonly paths: readonly string[];
  /** A file may begin with a second document, which this key tells from the one with the jobs; undefined: a file is one document. */
  readonly headerKey?: string;
  plan(documents: readonly ParsedDocument[], event: PipelineEvent): Plan;
  namedEvents(documents: readonly ParsedDocument[]): NamedEvents;
  /** What a person may fill in who starts this pipeline; none where no file has such a pipeline or it asks for nothing. */
  formFields(documents: readonly ParsedDocument[], pipeline: string): FormField[];
  /** Whether the service sets a variable of this name in every job, or reads it itself: it is no part of what the job does. */
  isServiceVariable(name: string): boolean;
}

/** A YAML file as read from disk. */
export interface ParsedDocument {
  readonly path: string;
  readonly data: unknown;
}

/** The events that files name, and so tell apart: those that are worth asking for. */
export interface NamedEvents {
  /** Names and patterns of branches that are pushed. */
  readonly branches: readonly string[];
  /** Of branches that pull requests go into. */
  readonly targetBranches: readonly string[];
  readonly tags: readonly string[];
  readonly schedules: readonly NamedSchedule[];
  /** The pipelines that are made for a manual start. */
  readonly manualPipelines: readonly string[];
  /** Other pipelines that a person can start all the same. */
  readonly otherPipelines: readonly string[];
}

export interface NamedSchedule {
  readonly cron: string;
  /** Undefined: the default branch. */
  readonly branch?: string;
}

/** A field of the form of a manual start. */
export interface FormField {
  readonly name: string;
  /** None: any text. */
  readonly options: readonly string[];
}
