/** What the pipeline files of one provider name: the events that are worth asking for. */
export interface Found {
  /** Patterns and names of branches that are pushed. */
  readonly branches: readonly string[];
  /** Of branches that pull requests go into. */
  readonly targets: readonly string[];
  /** Of tags. */
  readonly tags: readonly string[];
  readonly schedules: readonly FoundSchedule[];
  /** What a person can start by hand. */
  readonly pipelines: readonly string[];
}

export interface FoundSchedule {
  readonly cron: string;
  /** Undefined: the default branch. */
  readonly branch?: string;
}

export const NOTHING: Found = { branches: [], targets: [], tags: [], schedules: [], pipelines: [] };

export function merged(found: readonly Found[]): Found {
  return {
    branches: found.flatMap(({ branches }) => branches),
    targets: found.flatMap(({ targets }) => targets),
    tags: found.flatMap(({ tags }) => tags),
    schedules: found.flatMap(({ schedules }) => schedules),
    pipelines: found.flatMap(({ pipelines }) => pipelines),
  };
}
