/** A push to a branch. The other kinds of event join this union with their triggers. */
export interface PushEvent {
  readonly kind: 'push';
  readonly branch: string;
}

export type PipelineEvent = PushEvent;

/** What would run for an event, read from the rendered documents by the provider's documented rules. */
export interface Plan {
  /** In an order in which every job stands after the jobs that it needs. */
  readonly jobs: readonly PlannedJob[];
  /** What the documents hold and the plan could not evaluate, each with `<path of the file>: ` before it; empty when the plan is whole. */
  readonly unknown: readonly string[];
}

export interface PlannedJob {
  /** The job's key in the document: what the provider itself calls it. */
  readonly id: string;
  /** The name that a person sees. */
  readonly name: string;
  /** Of the file that defines the job, which may be one that another includes. */
  readonly path: string;
  /** Keys of the planned jobs that must have succeeded. */
  readonly needs: readonly string[];
  readonly timeoutMinutes?: number;
  readonly tools: { readonly node?: string; readonly python?: string };
  readonly steps: readonly PlannedStep[];
}

export interface PlannedStep {
  readonly name: string;
  /** The shell that the provider starts; `{0}` stands for the file that holds the script. */
  readonly shell: readonly string[];
  readonly script: string;
  /** The variables that the provider sets for the step, its predefined ones included; no secrets. */
  readonly environment: Readonly<Record<string, string>>;
  /** The secrets that reach the step. */
  readonly secrets: PlannedSecrets;
}

/**
 * `mapped`: only these, variable by variable (GitHub Actions, Azure Pipelines).
 * `all`: whatever the project stores, under its own name (GitLab CI, Bitbucket Pipelines).
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
