/** Time, chance and waiting. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** A number from 0 up to 1. */
  random(): number;
  /** Resolves after so many milliseconds, or early when the signal aborts. */
  wait(durationMs: number, signal: AbortSignal): Promise<void>;
}

/** The clock of this machine. Times run on when somebody sets the machine's date. */
export function systemClock(): Clock {
  const start = Date.now() - performance.now();
  return {
    now: () => Math.round(start + performance.now()),
    random: () => Math.random(),
    wait: (durationMs, signal) => new Promise(resolve => {
      const timer = setTimeout(resolve, durationMs);
      signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
    }),
  };
}
