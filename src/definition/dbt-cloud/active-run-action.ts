import { refuseUnknownNames } from '../../model/known-names';

/** What to do where the dbt Cloud job has an active run already. */
export enum ActiveRunAction {
  /** Start another; dbt Cloud runs those of one deployment job one after the other. */
  START = 'start',
  /** Wait for its end, and start then. */
  WAIT = 'wait',
  /** Follow it, and start nothing. */
  REUSE = 'reuse',
}

refuseUnknownNames('ActiveRunAction', ActiveRunAction);
