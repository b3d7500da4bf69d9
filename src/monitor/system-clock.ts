import type { Clock } from './drive';

/** The clock of this machine. Times run on when somebody sets the machine's date. */
export function systemClock(): Clock {
  const start = Date.now() - performance.now();
  return {
    now: () => Math.round(start + performance.now()),
    random: () => Math.random(),
    wait: (duration, signal) => new Promise(resolve => {
      const timer = setTimeout(resolve, duration);
      signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
    }),
  };
}
