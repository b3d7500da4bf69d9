/** Files that a job leaves for the CI service to show, relative to the repository. A run that ended early leaves none. */
export interface Reports {
  /** Results of models and tests as JUnit XML. */
  readonly junit: string;
  /** What failed, in the format of GitLab's Code Quality reports. */
  readonly codeQuality?: string;
}
