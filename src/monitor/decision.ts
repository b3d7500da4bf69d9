import type { Outcome } from './outcome';
import type { ApiRequest } from './request';
import type { Context, Decision, State } from './state';

/** Sends a request, which may take as long as is set, or less where `most` milliseconds are less. */
export function send(context: Context, state: State, request: ApiRequest, most = Infinity): Decision {
  return { state, action: { kind: 'send', request, timeout: Math.min(most, context.config.httpTimeout) }, lines: [] };
}

/** Waits for so many milliseconds. */
export function wait(state: State, duration: number, ...lines: readonly string[]): Decision {
  return { state, action: { kind: 'wait', duration }, lines };
}

/** Ends the program. */
export function end(state: State, outcome: Outcome, ...lines: readonly string[]): Decision {
  return { state, action: { kind: 'end', outcome }, lines };
}

/** The decision, with something to print before what it prints. */
export function saying(decision: Decision, ...lines: readonly string[]): Decision {
  return { ...decision, lines: [...lines, ...decision.lines] };
}
