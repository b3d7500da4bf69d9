import { Feature } from '../model/feature';

/** How a provider does what a definition can ask for. `docs/providers.md` and the diagnostics come from this. */
export type Support = ExactSupport | EmulatedSupport | RefusedSupport;

interface SupportBase {
  /** The vendor's page that says so. */
  readonly see: string;
}

/** A feature that the provider has. */
interface HeldSupport extends SupportBase {
  /** `nothing`: the service does it by itself or keeps it in its settings, and the files are the same as without it. */
  readonly writes?: 'nothing';
}

/** The provider has it, with the meaning that the definition gives it. */
export interface ExactSupport extends HeldSupport {
  readonly level: 'exact';
  /** The keys that are written, such as `on.push`. */
  readonly by: string;
}

/** By other means, or with a difference that people should know: the reader of `PIPELINES.md` is told. */
export interface EmulatedSupport extends HeldSupport {
  readonly level: 'emulated';
  /** One sentence: what is written, and what is different or has to be set up by hand. */
  readonly by: string;
}

/** A definition that asks for it is refused. */
export interface RefusedSupport extends SupportBase {
  readonly level: 'refused';
  /** One sentence without a full stop. */
  readonly why: string;
  /** What to do, in the imperative. */
  readonly fix: string;
}

export type FeatureTable = Readonly<Record<Feature, Support>>;
