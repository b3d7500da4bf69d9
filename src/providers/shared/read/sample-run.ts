/**
 * What an event does not say and a plan or rehearsal needs all the same: one run of a made-up repository, the same on all four, so that
 * their plans can be compared.
 */
export const SAMPLE_RUN = {
  /** The newest commit; of a pull request that of its source. */
  commit: 'c0ffee0000000000000000000000000000000001',
  /** What providers that build a merge check out for a pull request. */
  mergeCommit: 'decade0000000000000000000000000000000002',
  /** All of its message; the first line is the title. */
  commitMessage: 'Add a model\n\nand its tests',
  runId: '1',
  repository: 'rehearsal/repository',
} as const;
