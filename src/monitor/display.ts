import type { Clock } from './drive';
import { statusLine } from './progress';
import type { State } from './state';

/** Where lines go: the log of a pipeline, or a terminal with a person in front of it. */
export interface Display {
  /** Milliseconds without a line after which a sign of life is wanted; not set for the usual. */
  readonly longestSilence: number | undefined;
  print(line: string): void;
  /** Takes note of what is known of the run. */
  observe(state: State): void;
  close(): void;
}

/** What a display writes to, as `process.stdout` is. */
export interface Screen {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

const REWRITE_INTERVAL = 1_000;
const NARROW = 80;

/** The display for an output. On a terminal the last line is written anew every second; a log gets whole lines only. */
export function openDisplay(screen: Screen, clock: Clock, safe: (line: string) => string): Display {
  return screen.isTTY === true ? liveDisplay(screen, clock, safe) : logDisplay(screen);
}

function logDisplay(screen: Screen): Display {
  return { print: line => { screen.write(`${line}\n`); }, observe: () => undefined, close: () => undefined, longestSilence: undefined };
}

function liveDisplay(screen: Screen, clock: Clock, safe: (line: string) => string): Display {
  let watched: Extract<State, { phase: 'watch' }> | undefined;
  const erase = () => { screen.write('\r\u001b[K'); };
  const draw = () => {
    if (watched?.seen === undefined) return;
    const line = safe(statusLine(watched.seen, clock.now() - watched.run.since, watched.expected));
    erase();
    // a line that wraps cannot be erased
    screen.write(`${Array.from(line).slice(0, (screen.columns || NARROW) - 1).join('')}`);
  };
  const timer = setInterval(draw, REWRITE_INTERVAL);
  return {
    print: line => {
      erase();
      screen.write(`${line}\n`);
      draw();
    },
    observe: state => {
      watched = state.phase === 'watch' ? state : undefined;
    },
    close: () => {
      clearInterval(timer);
      watched = undefined;
      erase();
    },
    longestSilence: Infinity,
  };
}
