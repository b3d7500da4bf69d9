import type { Run, Step } from './run';
import { plainLine } from './safe-line';

/** What was said of each step's models and tests so far, by the number of the step. */
export type SaidNodes = ReadonlyMap<number, ReadonlySet<string>>;

export interface NodeNews {
  readonly said: SaidNodes;
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
export function nodeNews(said: SaidNodes, before: Run | undefined, after: Run): NodeNews {
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
