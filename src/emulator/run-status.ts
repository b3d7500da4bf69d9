/**
 * The numbers by which the API names the state of a run and of a run's step.
 *
 * @see https://docs.getdbt.com/dbt-cloud/api-v2#/operations/Retrieve%20Run
 */
export const RunStatus = {
  QUEUED: 1,
  STARTING: 2,
  RUNNING: 3,
  SUCCESS: 10,
  ERROR: 20,
  CANCELLED: 30,
} as const;

export type RunStatus = (typeof RunStatus)[keyof typeof RunStatus];

const NAMES: Readonly<Record<RunStatus, string>> = {
  1: 'Queued',
  2: 'Starting',
  3: 'Running',
  10: 'Success',
  20: 'Error',
  30: 'Cancelled',
};

/** The name that the API gives as `status_humanized`. */
export function statusName(status: RunStatus): string {
  return NAMES[status];
}

/** Whether a run in this state changes no more. */
export function isComplete(status: RunStatus): boolean {
  return status >= RunStatus.SUCCESS;
}
