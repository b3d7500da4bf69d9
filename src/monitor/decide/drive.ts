import { decide, initialState } from './decide';
import type { Outcome, Signal } from './outcome';
import type { Context, Input, Session, State } from './state';
import type { Clock } from '../http/clock';
import type { Send } from '../http/sender';

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

/** Carries out one decision after another until one ends the program. */
export async function drive(session: Session, { clock, send, observe, log, interruption }: World): Promise<Outcome> {
  const contextOf = (): Context => ({ ...session, now: clock.now(), random: clock.random() });
  let signalled: Input | undefined;
  let take: (input: Input) => void = () => undefined;
  void interruption.then(signal => {
    signalled = { kind: 'signal', signal };
    take(signalled);
  });
  // the request that is under way
  let answered: Promise<Input> | undefined;
  let flight = new AbortController();
  let { state, action, lines } = decide(contextOf(), initialState(session), { kind: 'start' });
  for (;;) {
    observe(state);
    lines.forEach(log);
    if (action.kind !== 'hold') flight.abort();
    if (action.kind === 'end') return action.outcome;
    if (action.kind === 'send') {
      flight = new AbortController();
      answered = send(action.request, { timeoutMs: action.timeoutMs, signal: flight.signal }).then(answer => ({ kind: 'answer', answer }));
    }
    const over = new AbortController();
    const elapsed = action.kind === 'send' ? undefined : clock.wait(action.durationMs, over.signal);
    const awaited = action.kind === 'wait' ? undefined : answered;
    // no race: with a promise that outlives it, as that of the signal does, it would keep all answers
    const input = await new Promise<Input>((resolve, reject) => {
      take = resolve;
      if (signalled !== undefined) resolve(signalled);
      awaited?.then(resolve, reject);
      elapsed?.then(() => resolve({ kind: 'elapsed' }), reject);
    });
    over.abort();
    if (input.kind === 'signal') signalled = undefined;
    ({ state, action, lines } = decide(contextOf(), state, input));
  }
}
