import { globsOf } from './glob';
import { ClashSearch, KeyClash } from './key-clash';
import { ContentCell, NameKey } from './name-key';
import { Job } from '../../../../model/job';
import { EVERY, isWholeName } from '../../../../model/patterns/pattern';
import { isSuperset } from '../../../../model/patterns/superset';
import { qualifierKey, StartCell, startCells } from '../../../../model/start-cells';

export interface NameKeys {
  /** Whole names first, then from specific to general. */
  readonly keys: readonly NameKey[];
  /** Where it is not documented which of two keys runs, and no other way to write them is known. */
  readonly clash?: KeyClash;
}

/**
 * Bitbucket runs the pipeline of the most specific key and no other, and has no exclusion: each key carries all the jobs of its names. A
 * cell that runs the same as the more general one needs no key; one that is left out on purpose keeps a key without jobs.
 * @see https://support.atlassian.com/bitbucket-cloud/docs/pipeline-start-conditions/
 */
export function nameKeys(jobs: readonly Job[], kind: KeyKind): NameKeys {
  const known = found.get(jobs)?.[kind];
  if (known) return known;
  const keys = findKeys(jobs, kind);
  found.set(jobs, { ...found.get(jobs), [kind]: keys });
  return keys;
}

type KeyKind = 'push' | 'tag';

/** The check and the file ask for the same keys. */
const found = new WeakMap<readonly Job[], Readonly<Partial<Record<KeyKind, NameKeys>>>>();

function findKeys(jobs: readonly Job[], kind: KeyKind): NameKeys {
  const cells = startCells(jobs, kind).map((cell) => ({ ...cell, content: contentOf(cell) }));
  const written = writtenCells(cells);
  const search = new ClashSearch(cells);
  const split = new Set<string>();
  for (;;) {
    const keys = keysOf(written, split);
    const clash = search.firstClash(keys);
    if (!clash || !isSplittable(clash.other.pattern) || split.has(clash.other.pattern)) return { keys, clash };
    split.add(clash.other.pattern);
  }
}

function contentOf({ starts }: StartCell): string {
  return starts.map(({ job, qualifiers }) => `${job.id} ${qualifiers.map(qualifierKey).join()}`).sort().join('\n');
}

interface WrittenCell extends ContentCell {
  readonly general?: string;
}

/** The cells that need a key. */
function writtenCells(cells: readonly ContentCell[]): WrittenCell[] {
  const names: WrittenCell[] = [];
  const patterns: WrittenCell[] = [];
  for (const cell of cells) {
    const { pattern } = cell.cell;
    const above = patterns.filter((other) => isSuperset(other.cell.pattern, pattern));
    const next = above.filter((other) => !above.some((nearer) => nearer !== other && isSuperset(other.cell.pattern, nearer.cell.pattern)));
    if (next.length === 0 ? cell.starts.length === 0 : next.every(({ content }) => content === cell.content)) continue;
    const written = { ...cell, general: next[0]?.cell.pattern };
    if (isWholeName(pattern)) names.push(written);
    else patterns.splice(above.length === 0 ? patterns.length : patterns.indexOf(above[0]), 0, written);
  }
  return [...names, ...patterns];
}

function keysOf(written: readonly WrittenCell[], split: ReadonlySet<string>): NameKey[] {
  const keys = new Map<string, NameKey>();
  for (const { cell: { pattern }, starts, content, general } of written) {
    const patterns = split.has(pattern) ? inTwo(pattern) : [pattern];
    for (const key of patterns.flatMap(globsOf)) {
      // the same key of a more specific cell is that cell's
      if (!keys.has(key)) keys.set(key, { key, starts, content, pattern, general });
    }
  }
  return [...keys.values()];
}

function isSplittable(pattern: string): boolean {
  return pattern.includes(EVERY);
}

/**
 * The same names by patterns that overlap less with others: where the last `**` stands for few parts, and where it stands for more. The
 * first may be another cell's key, and is then left to it.
 */
function inTwo(pattern: string): string[] {
  const place = pattern.lastIndexOf(EVERY);
  const start = pattern.slice(0, place);
  const end = pattern.slice(place + EVERY.length + 1);
  return end === '' ? [`${start}*`, `${start}*/${EVERY}`] : [`${start}${end}`, `${start}*/${EVERY}/${end}`];
}
