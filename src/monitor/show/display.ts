import { statusLine } from './progress';
import type { Clock } from '../http/clock';
import type { Run } from '../http/run';

/** Where lines go: the log of a pipeline, or a terminal with a person in front of it. */
export interface Display {
  /** Milliseconds without a line after which a sign of life is wanted; not set for the usual. */
  readonly longestSilenceMs: number | undefined;
  print(line: string): void;
  /** Takes note of the run that is followed right now. */
  follow(run: FollowedRun | undefined): void;
  close(): void;
}

/** A run that is followed. Times are milliseconds. */
export interface FollowedRun {
  readonly seen: Run;
  /** When this program learned of it. */
  readonly since: number;
  /** How long a run of its job usually takes, where that is known. */
  readonly expectedMs?: number;
}

/** What a display writes to, as `process.stdout` is. */
export interface Screen {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

const REWRITE_INTERVAL_MS = 1_000;
const NARROW = 80;

/** The display for an output. On a terminal the last line is written anew every second; a log gets whole lines only. */
export function openDisplay(screen: Screen, clock: Clock, safe: (line: string) => string): Display {
  return screen.isTTY === true ? liveDisplay(screen, clock, safe) : logDisplay(screen);
}

function logDisplay(screen: Screen): Display {
  return { print: line => { screen.write(`${line}\n`); }, follow: () => undefined, close: () => undefined, longestSilenceMs: undefined };
}

function liveDisplay(screen: Screen, clock: Clock, safe: (line: string) => string): Display {
  let followed: FollowedRun | undefined;
  const erase = () => { screen.write('\r\u001b[K'); };
  const draw = () => {
    if (followed === undefined) return;
    const line = safe(statusLine(followed.seen, clock.now() - followed.since, followed.expectedMs));
    erase();
    // a line that wraps cannot be erased
    screen.write(`${Array.from(line).slice(0, (screen.columns || NARROW) - 1).join('')}`);
  };
  const timer = setInterval(draw, REWRITE_INTERVAL_MS);
  return {
    print: line => {
      erase();
      screen.write(`${line}\n`);
      draw();
    },
    follow: run => {
      followed = run;
    },
    close: () => {
      clearInterval(timer);
      followed = undefined;
      erase();
    },
    longestSilenceMs: Infinity,
  };
}
