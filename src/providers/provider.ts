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

/** Reads documents, also ones that a person wrote: never the definition. */
export interface Planner {
  /** Where the provider looks for its files: paths and, at most in the last part, `*`. */
  readonly paths: readonly string[];
  plan(documents: readonly ParsedDocument[], event: PipelineEvent): Plan;
}

/** A YAML file as read from disk. */
export interface ParsedDocument {
  readonly path: string;
  readonly data: unknown;
}
