import { pollIntervalMs, usualDuration, type Seen } from '../../../src/monitor/decide/schedule';
import { Status } from '../../../src/monitor/http/run';

/** How a run relates to what its job's history lets expect. */
export type Kind = 'as usual' | 'without history' | 'three times as long' | 'a third as long' | 'breaks off';

/** A run that somebody waits for. Times are in seconds. */
export interface AwaitedRun {
  readonly kind: Kind;
  readonly queued: number;
  readonly duration: number;
  readonly history: readonly number[];
  /** Share of the last step's nodes that have started, by the time since the run left the queue. */
  readonly share: (elapsed: number) => number | undefined;
}

/** What it cost to wait for a run: requests, the trigger included, and seconds from the end of the run to that of the program. */
export interface Cost {
  readonly requests: number;
  readonly delay: number;
}

const LATENCY = 0.3;
const JOBS = 600;
const RUNS_OF_A_JOB = 5;

/**
 * Runs of 600 jobs. The jobs take 5 s to 3 h, five minutes in the median; a job's runs differ by 3 to 20 %, and one in 25 takes three
 * times as long, another a third. One job in ten is new, and one in ten has a log that counts nothing. In three runs of a hundred
 * something breaks the run off in the middle; a model that fails does not, because dbt goes on with the others.
 */
export function awaitedRuns(seed: number): readonly AwaitedRun[] {
  const random = generator(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return Array.from({ length: JOBS }, () => {
    const usual = within(5, Math.exp(Math.log(300) + 1.4 * normal()), 10_800);
    const spread = 0.03 + 0.17 * random();
    const nodes = 1 + Math.round(Math.exp(Math.log(60) + normal()));
    const [before, unevenness, counts] = [random() < 0.35 ? 0.6 * random() : 0, Math.exp(0.4 * normal()), random() > 0.1];
    const draw = () => {
      const factor = [3, 0.3][Math.floor(25 * random())] ?? 1;
      return { factor, duration: within(5, usual * factor * Math.exp(spread * normal()), 10_800) };
    };
    const history = Array.from({ length: random() < 0.1 ? 0 : 1 + Math.floor(10 * random()) }, () => Math.round(draw().duration));
    return Array.from({ length: RUNS_OF_A_JOB }, (): AwaitedRun => {
      const { factor, duration } = draw();
      const preparation = Math.min(12, 0.4 * duration);
      const start = preparation + before * (duration - preparation);
      const breaksOff = random() < 0.03;
      return {
        kind: breaksOff ? 'breaks off' : kindOf(history, factor),
        queued: Math.exp(Math.log(6) + 0.5 * normal()) + (random() < 0.03 ? 300 * random() : 0),
        duration: breaksOff ? duration * random() : duration,
        history,
        share: elapsed => {
          if (!counts) return undefined;
          const done = Math.min(1, Math.max(0, (elapsed - start) / (duration - start)));
          return Math.ceil(nodes * done ** unevenness) / nodes;
        },
      };
    });
  }).flat();
}

/** Whether a run ends by itself within a quarter of the duration that is usual for its job. */
export function isLikeItsHistory({ kind, duration, history }: AwaitedRun): boolean {
  const usual = usualDuration(history);
  return kind !== 'breaks off' && usual !== undefined && Math.abs(duration / usual - 1) <= 0.25;
}

/** Waits as the guide's script does: 30 seconds, then every 10. */
export function waitAsTheGuide(run: AwaitedRun): Cost {
  return wait(run, LATENCY + 30, 1, () => 10);
}

/** Waits as the program does, with the one question for the history. */
export function waitAsTheProgram(run: AwaitedRun): Cost {
  const interval = (elapsed: number, seen: Seen) => pollIntervalMs(1000 * elapsed, run.history.map(seconds => 1000 * seconds), seen) / 1000;
  return wait(run, 2 * LATENCY + interval(0, { status: Status.QUEUED }), 2, now => {
    const elapsed = now - run.queued;
    return elapsed < 0 ? interval(now, { status: Status.QUEUED }) : interval(elapsed, { status: Status.RUNNING, share: run.share(elapsed) });
  });
}

/** The value below which a share of the values lies. */
export function quantile(values: readonly number[], share: number): number {
  return Array.from(values).sort((left, right) => left - right)[Math.min(values.length - 1, Math.floor(values.length * share))];
}

function wait(run: AwaitedRun, firstLook: number, before: number, interval: (now: number) => number): Cost {
  const end = run.queued + run.duration;
  let requests = before;
  for (let now = firstLook; ;) {
    requests++;
    const seen = now + LATENCY / 2;
    now += LATENCY;
    if (seen >= end) return { requests, delay: now - end };
    now += interval(seen);
  }
}

function kindOf(history: readonly number[], factor: number): Kind {
  if (history.length === 0) return 'without history';
  return factor === 1 ? 'as usual' : factor > 1 ? 'three times as long' : 'a third as long';
}

function within(least: number, value: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}

/** Numbers from 0 up to 1, the same for the same seed, as of Park and Miller. */
function generator(seed: number): () => number {
  let state = seed;
  const next = () => {
    state = (state * 48_271) % 2_147_483_647;
    return (state - 1) / 2_147_483_646;
  };
  // the first numbers of small seeds are small
  for (let skipped = 0; skipped < 10; skipped++) next();
  return next;
}
