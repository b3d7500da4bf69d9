import { Job } from '../../../model/job';
import { NameSet } from '../../../model/patterns/name-set';
import { ManualInput } from '../../../model/trigger';

/** A pipeline of the file: a key of one of the sections below `pipelines`, and the jobs that it runs. */
export interface KeyedPipeline {
  readonly section: 'branches' | 'pull-requests' | 'tags' | 'custom';
  readonly key: string;
  readonly start: PipelineStart;
  readonly jobs: readonly StartedJob[];
  /** Why the key is there, for the reader of the file. */
  readonly comment?: string;
  /** What starts it, for messages: `a push to "main"`. */
  readonly event: string;
}

/** What is known of the event when the file is written. */
export type PipelineStart =
  | { readonly kind: 'push' | 'pullRequest' | 'tag' }
  | { readonly kind: 'schedule'; readonly branch: string }
  | { readonly kind: 'manual'; readonly inputs: readonly ManualInput[] };

/** A job as one pipeline runs it. */
export interface StartedJob {
  readonly job: Job;
  /** Only when one of these files changed. */
  readonly paths?: NameSet;
  /** Only for pull requests into these branches. */
  readonly targets?: NameSet;
}
