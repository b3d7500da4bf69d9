/** Files that are kept after a job has ended, for people to download. */
export interface JobArtifacts {
  /** Files and folders, relative to the repository; `*` within a part of the path, `**` for any folders. */
  readonly paths: string[];
  /**
   * What people see: letters, digits, `-` and `_`.
   * @default - the id of the job
   */
  readonly name?: string;
  /**
   * How many days they are kept, 1 to 90.
   * @default - what the service does by itself
   */
  readonly days?: number;
  /**
   * Keep them of a failed job too.
   * @default false
   */
  readonly alsoOfFailure?: boolean;
}
