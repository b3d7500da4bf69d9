import { UnknownParts } from '../planning/plan-order';

/** What a plan has to say beside the jobs, for one workflow. */
export class Notes {
  constructor(readonly path: string, private readonly unknownParts: UnknownParts, private readonly assumedParts: UnknownParts) {}

  /** What could not be evaluated. */
  unknown(what: string): void {
    this.unknownParts.add(this.path, what);
  }

  /** What no file says and is taken for granted. */
  assumed(what: string): void {
    this.assumedParts.add(this.path, what);
  }

  /** Reports the keys of a mapping that are not read. */
  unread(place: string, keys: readonly string[]): void {
    this.unknownParts.keys(this.path, place, keys);
  }
}
