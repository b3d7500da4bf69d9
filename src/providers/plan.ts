/** What would run for an event, read from the rendered documents by the provider's documented rules. */
export interface Plan {
  /** In an order in which every job stands after the jobs that it needs. */
  readonly jobs: readonly PlannedJob[];
  /** The jobs of the documents that would not run. */
  readonly skipped: readonly SkippedJob[];
  /** What the documents hold and the plan could not evaluate, each with `<path of the file>: ` before it; empty when the plan is whole. */
  readonly unknown: readonly string[];
  /** What no file says and the plan takes for granted, such as a schedule that somebody made in the settings; each with its path before it. */
  readonly assumed: readonly string[];
  /** Paths of the files that a branch policy is taken to start: which files it asks for, no file says. */
  readonly startedByPolicy?: readonly string[];
}

export interface PlannedJob {
  /** The job's key in the document: what the provider itself calls it. */
  readonly id: string;
  /** The name that a person sees. */
  readonly name: string;
  /** Of the file that defines the job, which may be one that another includes. */
  readonly path: string;
  /** Where that file defines it. */
  readonly at: KeyPath;
  /** What decided that it runs. */
  readonly why: Reason;
  /** Keys of the planned jobs that must have succeeded. */
  readonly needs: readonly string[];
  readonly timeoutMinutes?: number;
  readonly tools: { readonly node?: string; readonly python?: string };
  readonly settings: PlannedSettings;
  readonly steps: readonly PlannedStep[];
}

export interface SkippedJob {
  readonly id: string;
  readonly name: string;
  readonly path: string;
  readonly why: Reason;
}

/** The keys and indexes that lead to a part of a document, from its root; a part that is not there stands for its parent. */
export type KeyPath = readonly (string | number)[];

/** The part of a document that decided, for a reader to look up. */
export interface Reason {
  readonly path: string;
  readonly at: KeyPath;
  /** In words, lower case, no final period: "`branches` holds \"main\"". */
  readonly text: string;
}

/**
 * What a service is told about a job beside its steps, in the words of no service. `unknown`: it has a meaning there that no file says,
 * because the settings of the service or the service itself decide.
 */
export interface PlannedSettings {
  /** Whether a failure holds back the jobs that need this one and fails the pipeline. */
  readonly failure: 'counts' | 'tolerated';
  /** How many commits are fetched; undefined: as many as the service fetches by itself. */
  readonly fetchDepth?: number | 'full';
  /** What happens where the job would start while it still runs. */
  readonly concurrency?: { readonly kind: 'queue'; readonly group: string } | { readonly kind: 'cancelOlder' } | 'unknown';
  /** The environment that the job deploys to. */
  readonly environment?: string;
  /** Label, tags, image or pool, as the service calls them. */
  readonly runner: readonly string[];
  /** Files whose content says whether what was kept may be used; undefined: nothing is kept. */
  readonly cacheKeyFiles?: readonly string[];
  readonly artifacts: readonly PlannedArtifacts[];
  /** Files with results of tests, as JUnit XML. */
  readonly testReports: readonly string[] | 'unknown';
  /** Files in the format of Code Quality. */
  readonly codeQualityReports: readonly string[] | 'unknown';
  /** Whom each token is for, by the variable that holds it. */
  readonly idTokens: Readonly<Record<string, string>>;
  /** Where the file has secrets read that are not among those of the repository: the names of the stores. */
  readonly secretStores: readonly string[];
}

/** Files that are kept for people to download. */
export interface PlannedArtifacts {
  readonly name: string;
  readonly paths: readonly string[];
  /** Undefined: as long as the service keeps them by itself. */
  readonly days?: number | 'unknown';
  readonly when: 'success' | 'always' | 'unknown';
}

export interface PlannedStep {
  readonly name: string;
  /** The shell that the provider starts; `{0}` stands for the file that holds the script. */
  readonly shell: readonly string[];
  readonly script: string;
  /** Parts of the script that decide whether the job goes on, or fetch what the plan has in its settings: no part of what the job does. */
  readonly preparation?: readonly string[];
  /** The variables that the provider sets for the step, its predefined ones included; no secrets. */
  readonly environment: Readonly<Record<string, string>>;
  /** The secrets that reach the step. */
  readonly secrets: PlannedSecrets;
}

/**
 * `mapped`: only these, variable by variable.
 * `all`: whatever the project stores, under its name.
 */
export type PlannedSecrets =
  | {
    readonly kind: 'mapped';
    /** Name of the secret by name of the variable. */
    readonly variables: Readonly<Record<string, string>>;
    /** What a variable holds whose secret is not stored: nothing, or the text `$(NAME)`. */
    readonly unset: 'empty' | 'macro';
  }
  | { readonly kind: 'all' };
