/** Something that happens to a repository, in the words of no provider. */
export type PipelineEvent = PushEvent | PullRequestEvent | TagEvent | ScheduleEvent | ManualEvent;

export type EventKind = PipelineEvent['kind'];

/** A push to a branch. */
export interface PushEvent {
  readonly kind: 'push';
  readonly branch: string;
  /** The files that the push changed; undefined: not known, and every filter of paths is taken to match. */
  readonly changed?: readonly string[];
  /** Whether the push made the branch. */
  readonly branchIsNew?: boolean;
}

/** A pull or merge request that was opened, reopened or given a new commit. */
export interface PullRequestEvent {
  readonly kind: 'pullRequest';
  readonly number: number;
  readonly source: string;
  readonly target: string;
  /** The files in which it differs from its target; undefined: not known. */
  readonly changed?: readonly string[];
  readonly draft: boolean;
  /** Whether the source branch lies in another repository. */
  readonly fork: boolean;
}

/** A push of a tag. */
export interface TagEvent {
  readonly kind: 'tag';
  readonly tag: string;
}

/** The time of a schedule has come. */
export interface ScheduleEvent {
  readonly kind: 'schedule';
  readonly cron: string;
  readonly branch: string;
}

/** A person starts a pipeline. */
export interface ManualEvent {
  readonly kind: 'manual';
  /** What the person chooses from the list of pipelines: the id of a `JobGroup`. */
  readonly pipeline: string;
  readonly branch: string;
  /** What the person filled in, by variable. */
  readonly inputs: Readonly<Record<string, string>>;
}

/** The branch that an event is about; for a pull request its source; undefined for a tag. */
export function branchOf(event: PipelineEvent): string | undefined {
  switch (event.kind) {
    case 'pullRequest': return event.source;
    case 'tag': return undefined;
    default: return event.branch;
  }
}
