import { refuseUnknownNames } from '../../model/known-names';

/** What becomes of a run in dbt Cloud when the job that watches it runs out of time. */
export enum DeadlineAction {
  /** It is cancelled. */
  CANCEL = 'cancel',
  /** It goes on, and the job fails all the same. */
  LEAVE = 'leave',
}

refuseUnknownNames('DeadlineAction', DeadlineAction);
