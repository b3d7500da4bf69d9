import { NameSet } from './patterns/name-set';

/** What starts a job. */
export type Trigger = PushTrigger | PullRequestTrigger | TagTrigger | ScheduleTrigger | ManualTrigger;

export type TriggerKind = Trigger['kind'];

/** A push to one of the branches. Tags never match. */
export interface PushTrigger {
  readonly kind: 'push';
  readonly branches: NameSet;
  /** The job runs when one of the files that the push changed is in the set; undefined: whatever changed. */
  readonly paths?: NameSet;
}

/** A pull or merge request into one of the branches: opened, reopened, or given a new commit. */
export interface PullRequestTrigger {
  readonly kind: 'pullRequest';
  readonly targets: NameSet;
  /** The job runs when one of the files that the pull request changes is in the set; undefined: whatever changed. */
  readonly paths?: NameSet;
  readonly drafts: 'included' | 'left-out';
}

/** A push of a tag. */
export interface TagTrigger {
  readonly kind: 'tag';
  readonly tags: NameSet;
}

/** A time, in UTC, by the five fields of cron. */
export interface ScheduleTrigger {
  readonly kind: 'schedule';
  readonly cron: string;
  /** The branch whose newest commit is built. */
  readonly branch: string;
}

/** A person starts the job, on any branch. */
export interface ManualTrigger {
  readonly kind: 'manual';
  readonly inputs: readonly ManualInput[];
}

/** What the person may fill in; every other event gets the default. */
export interface ManualInput {
  /** The environment variable that the job reads it from, and the name of the field. */
  readonly variable: string;
  readonly description?: string;
  readonly default: string;
  /** The texts to choose from; empty: any text. */
  readonly options: readonly string[];
}
