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

export interface PlannedStep {
  readonly name: string;
  /** The shell that the provider starts; `{0}` stands for the file that holds the script. */
  readonly shell: readonly string[];
  readonly script: string;
  /** Commands of the script that only decide whether the job goes on: the plan has done so. */
  readonly guards?: readonly string[];
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
