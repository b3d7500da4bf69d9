import { no, Place, Verdict, yes } from './verdict';
import { UnknownExpression } from '../../shared/read/expression';
import { Notes } from '../../shared/read/notes';
import { asTexts, Mapping } from '../../shared/read/reader';

type FilterKind = 'branches' | 'tags' | 'paths';

/** By the filters of one kind; undefined when there is none. */
export function decideNames(filter: Mapping, kind: FilterKind, name: string, at: Place, notes: Notes): Verdict | undefined {
  return decide(filter, kind, at, notes, (patterns, ignores) => verdictOf(name, patterns, ignores, at, kind));
}

/**
 * One changed file that passes is enough.
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#onpushpull_requestpull_request_targetpathspaths-ignore
 */
export function decidePaths(filter: Mapping, change: Change, at: Place, notes: Notes): Verdict | undefined {
  return decide(filter, 'paths', at, notes, (patterns, ignores) => {
    const key = keyOf('paths', ignores);
    const { changed } = change;
    if (changed === undefined) {
      notes.unknown(`${[...at, key].join('.')}: the changed files are not known, so the workflow is taken to start`);
      return yes([...at, key], `\`${key}\` is taken to match`);
    }
    const verdict = changed.map((file) => verdictOf(file, patterns, ignores, at, 'paths')).find(({ starts }) => starts);
    noteLimits(change, verdict !== undefined, [...at, key].join('.'), notes);
    return verdict ?? no([...at, key], `\`${key}\` matches ${ignores ? 'every' : 'no'} changed file`);
  });
}

interface Change {
  readonly kind: 'push' | 'pullRequest';
  readonly changed?: readonly string[];
}

const MOST_FILES = 300;

function noteLimits({ kind, changed = [] }: Change, starts: boolean, place: string, notes: Notes): void {
  if (changed.length > MOST_FILES) notes.unknown(`${place}: GitHub looks at the first ${MOST_FILES} of the ${changed.length} changed files only, and which these are is not known`);
  if (!starts && kind === 'push') notes.assume(`${place}: the push is taken to have at most 1,000 commits: a larger one starts the workflow whatever it changed`);
}

/** @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#onpushbranchestagsbranches-ignoretags-ignore */
function decide(
  filter: Mapping, kind: FilterKind, at: Place, notes: Notes, verdict: (patterns: readonly string[], ignores: boolean) => Verdict,
): Verdict | undefined {
  const ignoreKey = keyOf(kind, true);
  if (filter[kind] !== undefined && filter[ignoreKey] !== undefined) {
    return no([...at, ignoreKey], `\`${kind}\` and \`${ignoreKey}\` stand side by side, which GitHub refuses`);
  }
  const key = [kind, ignoreKey].find((candidate) => filter[candidate] !== undefined);
  if (key === undefined) return undefined;
  try {
    return verdict(asTexts(filter[key]), key === ignoreKey);
  } catch (error) {
    if (!(error instanceof UnknownExpression)) throw error;
    notes.unknown(`${[...at, key].join('.')}: "${error.message}" is not evaluated, so the workflow is taken to start`);
    return yes([...at, key], `\`${key}\` is taken to match`);
  }
}

function verdictOf(name: string, patterns: readonly string[], ignores: boolean, at: Place, kind: FilterKind): Verdict {
  const key = keyOf(kind, ignores);
  const deciding = decidingPattern(name, patterns);
  if (!deciding) return { starts: ignores, at: [...at, key], text: `\`${key}\` does not hold "${name}"` };
  const starts = (deciding.lets === 'in') !== ignores;
  return { starts, at: [...at, key, deciding.index], text: textOf(key, deciding, name) };
}

function textOf(key: string, { pattern, lets }: DecidingPattern, name: string): string {
  if (pattern === name) return `\`${key}\` holds "${name}"`;
  return `\`${key}\` has "${pattern}", which ${lets === 'out' ? 'leaves out' : 'matches'} "${name}"`;
}

function keyOf(kind: FilterKind, ignores: boolean): string {
  return ignores ? `${kind}-ignore` : kind;
}

/** The pattern that decides about a name. */
interface DecidingPattern {
  /** Its place in the list. */
  readonly index: number;
  readonly pattern: string;
  readonly lets: 'in' | 'out';
}

/**
 * The last pattern that matches decides; `!` leaves out. Undefined: none matches.
 * @throws UnknownExpression for what is no pattern
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#filter-pattern-cheat-sheet
 */
export function decidingPattern(name: string, patterns: readonly string[]): DecidingPattern | undefined {
  const decisions = patterns.map((pattern, index): DecidingPattern => ({ index, pattern, lets: pattern.startsWith('!') ? 'out' : 'in' }));
  return decisions.reverse().find(({ pattern, lets }) => matches(name, lets === 'out' ? pattern.slice(1) : pattern));
}

/** Two stars and a slash are any folders, also none; `?` and `+` mean the preceding character, as in a regular expression. */
function matches(name: string, pattern: string): boolean {
  const source = pattern.replace(/\\.|(?<=^|\/)\*\*\/|\*\*|\*|[[\]?+-]|[^\w]/gs, (part) => {
    if (part === '**/') return '(?:.*/)?';
    if (part === '**') return '.*';
    if (part === '*') return '[^/]*';
    if (/^[[\]?+-]$/.test(part)) return part;
    return part.startsWith('\\') ? part : `\\${part}`;
  });
  return compile(source, pattern).test(name);
}

function compile(source: string, pattern: string): RegExp {
  try {
    return new RegExp(`^(?:${source})$`, 's');
  } catch {
    throw new UnknownExpression(pattern);
  }
}
