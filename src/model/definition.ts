import { Job } from './job';

/** Everything that one repository's pipelines are made of, before any provider is thought of. */
export interface Definition {
  /** Construct path, for diagnostics. */
  readonly path: string;
  readonly defaultBranch: string;
  readonly jobs: readonly Job[];
}
