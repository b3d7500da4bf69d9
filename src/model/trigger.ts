import { BranchSet } from './branch-set';

/** What starts a job. One kind today; the others (pull request, tag, schedule, manual) join this union. */
export type Trigger = PushTrigger;

/** A push to one of the branches. Tags never match. */
export interface PushTrigger {
  readonly kind: 'push';
  readonly branches: BranchSet;
}
