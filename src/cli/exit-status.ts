import * as os from 'node:os';

/** How `dbt-pipelines` itself ends. */
export const ExitStatus = {
  SUCCESS: 0,
  /** The command did its work and the answer is no: a job failed, the definition is wrong. */
  FAILURE: 1,
  /** The command was not called as its help says. Nothing was done. */
  USAGE: 2,
  /** The services whose files are compared do not do the same. */
  DIFFERENCE: 3,
} as const;

/** What a shell reports for a process that a signal ended. */
export function statusOfSignal(signal: NodeJS.Signals): number {
  return 128 + os.constants.signals[signal];
}
