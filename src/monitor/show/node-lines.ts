import { Status, type Run, type Step } from '../http/run';
import { shortLines } from '../text/lines';

/** What was said of each step's models and tests so far, by the number of the step. */
export type ReportedNodes = ReadonlyMap<number, ReadonlySet<string>>;

/** What a look at a run has brought. */
export interface NodeUpdates {
  readonly said: ReportedNodes;
  /** By the number of the step. */
  readonly lines: ReadonlyMap<number, readonly string[]>;
}

/** dbt 1: `13:59:07  7 of 10 ERROR creating sql table model analytics.customers ....... [ERROR in 0.31s]` */
const NUMBERED = /(\d{1,7} of \d{1,7}) (?!START\b)([A-Z][A-Z-]{0,30}) /;

/** What dbt Cloud or the debug log puts before a line: `13:59:07 `, `13:59:07.123456 [info ]: `. */
const STAMP = '(?:\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})? {1,2})?(?:\\[\\w{1,8} {0,2}\\]:? )?';

/**
 * dbt 2: `Failed [  0.20s] model analytics.orders (table)`, `Failed [  2.78s] test  unique_orders_id (models/schema.yml:5:22)`, and in
 * dbt Cloud also `Passed test unique_orders_id [1 of 5 in 0.1s]`.
 */
const WORDED = new RegExp(`^${STAMP} {0,8}(Succeeded|Passed|Failed|Errored|Warned|Skipped|Reused) {1,3}(?:\\[ {0,8}([\\d.]{1,12}s|-{1,12})\\] {1,3})?`
  + '(\\w{1,40}) {1,3}(\\S{1,300})(?: \\(([^()]{1,300})\\))?(?: \\[(\\d{1,7} of \\d{1,7} in [\\d.]{1,12}s)\\])?$');

/** What dbt 2 says in a line about the end of a node. */
export interface NodeLine {
  readonly word: string;
  readonly kind: string;
  /** With its schema before a point, where it has one. */
  readonly name: string;
  /** How it is materialized, or the place of a test that failed: `models/schema.yml:5:22`. */
  readonly about?: string;
  /** How long it took, and how many have ended where that is told. */
  readonly time?: string;
}

/** Reads a line of dbt 2 about the end of a node. */
export function readNodeLine(line: string): NodeLine | undefined {
  // most lines of a log are about something else
  const [, word, took, kind, name, about, count] = line.includes('ed ') ? WORDED.exec(line) ?? [] : [];
  return word === undefined ? undefined : { word, kind, name, about, time: count ?? (took?.startsWith('-') === true ? undefined : took) };
}

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
  return shortLines(step.log).map(line => numberedLine(line) ?? wordedLine(line)).filter(line => line !== undefined);
}

/** Not by one pattern: for the whole line it would try each of its blanks and dots as the beginning of the end. */
function numberedLine(line: string): string | undefined {
  const match = line.endsWith(']') ? NUMBERED.exec(line) : null;
  const open = line.lastIndexOf('[');
  if (match === null || open < match.index + match[0].length) return undefined;
  let end = open;
  while (line[end - 1] === ' ' || line[end - 1] === '.') end--;
  return `${line.slice(match.index, Math.max(end, match.index + match[0].length))} ${line.slice(open)}`;
}

function wordedLine(line: string): string | undefined {
  const node = readNodeLine(line);
  if (node === undefined) return undefined;
  const { word, kind, name, about, time } = node;
  return `${word} ${kind} ${name}${about === undefined ? '' : ` (${about})`}${time === undefined ? '' : ` [${time}]`}`;
}

function summedUp(lines: readonly string[]): readonly string[] {
  const good = lines.filter(isGood);
  const more = good.slice(MOST_GOOD);
  if (more.length === 0) return lines;
  const left = new Set(more);
  return [...lines.filter(line => !left.has(line)), `and ${more.length} more without an error`];
}

function isGood(line: string): boolean {
  return !/^(?:\d{1,7} of \d{1,7} (?:ERROR|FAIL|WARN)|Failed|Errored|Warned)/.test(line);
}

/** `7 of 10 START sql table model analytics.customers`, or what became of it; with dbt 2 `[7 of 10 in 0.31s]`, once it has ended. */
const COUNT = /\b(\d{1,7}) of (\d{1,7}) (?:[A-Z]{2}|in [\d.]{1,12}s\])/g;
// Two lines or more, and no need to read the whole log for them.
const TAIL = 4_000;

/**
 * The share of the models and tests of a run's last step that have started, with dbt 2 that have ended, from 0 to 1. A run does not
 * succeed before the last has. `undefined` where its log does not count them.
 */
export function startedShare(run: Run): number | undefined {
  const last = run.steps[run.steps.length - 1];
  if (last === undefined) return undefined;
  if (last.status < Status.RUNNING) return 0;
  const counts = Array.from(last.log.slice(-TAIL).matchAll(COUNT), ([, started, all]) => Number(started) / Number(all));
  const share = counts.length === 0 ? 0 : Math.max(...counts);
  return share > 0 && share <= 1 ? share : undefined;
}
