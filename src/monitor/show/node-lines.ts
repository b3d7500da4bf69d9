import { Status, type Run, type Step } from '../http/run';
import { plainLine } from '../text/safe-line';

/** What was said of each step's models and tests so far, by the number of the step. */
export type ReportedNodes = ReadonlyMap<number, ReadonlySet<string>>;

export interface NodeUpdates {
  readonly said: ReportedNodes;
  /** By the number of the step. */
  readonly lines: ReadonlyMap<number, readonly string[]>;
}

/** `13:59:07  7 of 10 ERROR creating sql table model analytics.customers ....... [ERROR in 0.31s]` */
const RESULT = /(\d+ of \d+) (?!START\b)([A-Z][A-Z-]*) (.*?)[ .]*\[([^[\]]*)\]\s*$/;

// A longer one is SQL or data, and would take its time to be told from a result.
const LONGEST_LINE = 500;

// What went well is summed up beyond this many between two looks: a project may have thousands of models.
const MOST_GOOD = 20;

/** The models and tests that have ended since the last look, each once, however much of the log comes again. */
export function nodeUpdates(said: ReportedNodes, before: Run | undefined, after: Run): NodeUpdates {
  const all = new Map(said);
  const lines = new Map<number, readonly string[]>();
  for (const step of after.steps) {
    if (step.log === before?.steps.find(other => other.number === step.number)?.log) continue;
    const known = all.get(step.number) ?? new Set();
    const fresh = resultLines(step).filter(line => !known.has(line));
    if (fresh.length === 0) continue;
    all.set(step.number, new Set([...known, ...fresh]));
    lines.set(step.number, summedUp(Array.from(new Set(fresh))));
  }
  return { said: all, lines };
}

function resultLines(step: Step): readonly string[] {
  const lines = step.log.split('\n').filter(line => line.length <= LONGEST_LINE).map(line => RESULT.exec(plainLine(line.trimEnd())));
  return lines.flatMap(match => match === null ? [] : [`${match[1]} ${match[2]} ${match[3]} [${match[4]}]`]);
}

function summedUp(lines: readonly string[]): readonly string[] {
  const good = lines.filter(isGood);
  const more = good.slice(MOST_GOOD);
  if (more.length === 0) return lines;
  const left = new Set(more);
  return [...lines.filter(line => !left.has(line)), `and ${more.length} more without an error`];
}

function isGood(line: string): boolean {
  return !/^\d+ of \d+ (ERROR|FAIL|WARN)/.test(line);
}

/** `13:59:07  7 of 10 START sql table model analytics.customers`, or what became of it. */
const COUNT = /\b(\d+) of (\d+) [A-Z]{2,}/g;
// Two lines or more, and no need to read the whole log for them.
const TAIL = 4_000;

/**
 * The share of the models and tests of a run's last step that have started, from 0 to 1. A run does not succeed before the last
 * has. `undefined` where its log does not count them.
 */
export function startedShare(run: Run): number | undefined {
  const last = run.steps[run.steps.length - 1];
  if (last === undefined) return undefined;
  if (last.status < Status.RUNNING) return 0;
  const counts = Array.from(last.log.slice(-TAIL).matchAll(COUNT), ([, started, all]) => Number(started) / Number(all));
  const share = counts.length === 0 ? 0 : Math.max(...counts);
  return share > 0 && share <= 1 ? share : undefined;
}
