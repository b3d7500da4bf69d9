/** What is kept from one run of a job for the next one. */
export interface Cache {
  /** `pip`: what pip downloads. */
  readonly kind: 'pip';
  /** Files of the repository whose content is the key: one or two whole paths. */
  readonly keyFiles: readonly string[];
}
