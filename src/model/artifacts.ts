/** Files that are kept after a job has ended, for people to download. */
export interface Artifacts {
  /** What people see. */
  readonly name: string;
  /** Files and folders, relative to the repository, in the language of patterns. */
  readonly paths: readonly string[];
  /** How long they are kept; undefined: as long as the provider keeps them by itself. */
  readonly days?: number;
  /** `always`: also when the job failed. */
  readonly when: 'success' | 'always';
}
