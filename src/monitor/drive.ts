import { beginning, decide } from './decide';
import type { Outcome } from './outcome';
import type { ApiRequest } from './request';
import type { Send } from './sender';
import type { Action, Context, Input, Session, State } from './state';

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

/** A request that was sent, and the way to give it up. */
interface Flight {
  readonly answer: Promise<Input>;
  readonly abort: AbortController;
}

/** Carries out one decision after another until one ends the program. */
export async function drive(session: Session, world: World): Promise<Outcome> {
  let awaitSignal: () => Awaited = signalsOf(world.interruption);
  let flight: Flight | undefined;
  const contextOf = (): Context => ({ ...session, now: world.clock.now(), random: world.clock.random() });
  let decision = decide(contextOf(), beginning(session), { kind: 'start' });
  for (;;) {
    world.observe(decision.state);
    decision.lines.forEach(world.log);
    const { action } = decision;
    if (action.kind !== 'hold') flight?.abort.abort();
    if (action.kind === 'end') return action.outcome;
    if (action.kind === 'send') flight = depart(world, action.request, action.timeout);
    const input = await firstOf([awaitSignal(), ...eventsAfter(world, action, flight)]);
    if (input.kind === 'signal') awaitSignal = never;
    decision = decide(contextOf(), decision.state, input);
  }
}

/** Something that may happen next, and the way to stop waiting for it. */
interface Awaited {
  readonly input: Promise<Input>;
  readonly stop: () => void;
}

/** Waits for the first signal again and again. Each wait has a promise of its own: one that outlives them would keep all their answers. */
function signalsOf(interruption: Promise<Signal>): () => Awaited {
  let arrived: Input | undefined;
  let tell: ((input: Input) => void) | undefined;
  void interruption.then(signal => {
    arrived = { kind: 'signal', signal };
    tell?.(arrived);
  });
  const input = () => new Promise<Input>(resolve => arrived === undefined ? tell = resolve : resolve(arrived));
  return () => ({ input: input(), stop: () => { tell = undefined; } });
}

function never(): Awaited {
  return { input: new Promise(() => undefined), stop: () => undefined };
}

function eventsAfter(world: World, action: Action, flight: Flight | undefined): readonly Awaited[] {
  const events: Awaited[] = [];
  if (flight !== undefined && action.kind !== 'wait') events.push({ input: flight.answer, stop: () => undefined });
  if (action.kind === 'wait' || action.kind === 'hold') events.push(elapse(world.clock, action.duration));
  return events;
}

async function firstOf(events: readonly Awaited[]): Promise<Input> {
  try {
    return await Promise.race(events.map(event => event.input));
  } finally {
    events.forEach(event => event.stop());
  }
}

function elapse(clock: Clock, duration: number): Awaited {
  const over = new AbortController();
  return { input: clock.wait(duration, over.signal).then(() => ({ kind: 'elapsed' })), stop: () => over.abort() };
}

function depart(world: World, request: ApiRequest, timeout: number): Flight {
  const abort = new AbortController();
  const answer = world.send(request, { timeout, signal: abort.signal }).then((received): Input => ({ kind: 'answer', answer: received }));
  return { answer, abort };
}
