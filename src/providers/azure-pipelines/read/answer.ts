/** Whether an event starts something, and which part of the file says so. */
export interface Answer {
  readonly starts: boolean;
  readonly at: readonly (string | number)[];
  readonly text: string;
}

export function yes(at: Answer['at'], text: string): Answer {
  return { starts: true, at, text };
}

export function no(at: Answer['at'], text: string): Answer {
  return { starts: false, at, text };
}

/** The first that says no, else what the first of all says. */
export function everyOf(first: Answer, ...others: readonly Answer[]): Answer {
  return [first, ...others].find(({ starts }) => !starts) ?? first;
}
