import { beginning, decide } from './decide';
import type { Outcome } from './outcome';
import type { Send } from './sender';
import type { Context, Input, Session, State } from './state';

/** A signal that asks the program to end. */
export type Signal = 'SIGINT' | 'SIGTERM';

/** Everything outside: tests put a world of their own here. */
export interface World {
  readonly clock: Clock;
  readonly send: Send;
  /** Takes note of each state, for those who tell of the run. */
  readonly observe: (state: State) => void;
  /** Prints one line. */
  readonly log: (line: string) => void;
  /** Resolves with the first signal; later ones change nothing, because the end is near by then. */
  readonly interruption: Promise<Signal>;
}

export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** A number from 0 up to 1. */
  random(): number;
  /** Resolves after so many milliseconds, or early when the signal aborts. */
  wait(duration: number, signal: AbortSignal): Promise<void>;
}

const NEVER = new Promise<Input>(() => undefined);

/** Carries out one decision after another until one ends the program. */
export async function drive(session: Session, { clock, send, observe, log, interruption }: World): Promise<Outcome> {
  const contextOf = (): Context => ({ ...session, now: clock.now(), random: clock.random() });
  let signalled = interruption.then((signal): Input => ({ kind: 'signal', signal }));
  // the request that is under way
  let answered = NEVER;
  let flight = new AbortController();
  let { state, action, lines } = decide(contextOf(), beginning(session), { kind: 'start' });
  for (;;) {
    observe(state);
    lines.forEach(log);
    if (action.kind !== 'hold') flight.abort();
    if (action.kind === 'end') return action.outcome;
    if (action.kind === 'send') {
      flight = new AbortController();
      answered = send(action.request, { timeout: action.timeout, signal: flight.signal }).then(answer => ({ kind: 'answer', answer }));
    }
    const over = new AbortController();
    const elapsed = action.kind === 'send' ? NEVER : clock.wait(action.duration, over.signal).then((): Input => ({ kind: 'elapsed' }));
    const input = await Promise.race([signalled, action.kind === 'wait' ? NEVER : answered, elapsed]);
    over.abort();
    if (input.kind === 'signal') signalled = NEVER;
    ({ state, action, lines } = decide(contextOf(), state, input));
  }
}
