import { Reason } from '../../plan';

/** Where in a document something stands: keys and indexes from its root. */
export type Place = Reason['at'];

/** Whether something starts, and the part of the document that says so. */
export interface Verdict {
  readonly starts: boolean;
  readonly at: Place;
  readonly text: string;
}

export function yes(at: Place, text: string): Verdict {
  return { starts: true, at, text };
}

export function no(at: Place, text: string): Verdict {
  return { starts: false, at, text };
}

/** The first that says no, else the last that says anything; undefined when none does. */
export function firstNo(verdicts: readonly (() => Verdict | undefined)[]): Verdict | undefined {
  let last: Verdict | undefined;
  for (const verdict of verdicts) {
    last = verdict() ?? last;
    if (last?.starts === false) return last;
  }
  return last;
}
