import { UnknownParts } from '../../planning/plan-order';

/** What is noted while a file is read. */
export interface Notes {
  readonly unknown: UnknownParts;
  readonly assumed: UnknownParts;
}
