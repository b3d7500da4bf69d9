/** What happens when a job would start while it runs for an earlier event. */
export type Concurrency = QueueConcurrency | CancelOlderConcurrency;

/** One at a time in a group, in the order of the events; none is dropped. */
export interface QueueConcurrency {
  readonly kind: 'queue';
  /** Jobs of one group wait for each other, over all events. */
  readonly group: string;
}

/** A newer event for the same branch or pull request ends the older run. */
export interface CancelOlderConcurrency {
  readonly kind: 'cancelOlder';
  /** `program`: the program that the job runs ends the older one by itself too, so a provider that cannot may leave it to that. */
  readonly also: 'nobody' | 'program';
}
