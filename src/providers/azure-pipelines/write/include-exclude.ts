import { complement, difference, intersection, isEmpty, Language, languageOf, languageOfTokens, overlaps, union } from '../../../model/patterns/language';
import { NameSet } from '../../../model/patterns/name-set';
import { EVERY, flatten, isWholeName } from '../../../model/patterns/pattern';
import { tokensWithCrossingStars } from '../../../model/patterns/tokens';

/** What the lists `include` and `exclude` hold: the names that match one of the first and none of the second. */
export interface IncludeExclude {
  readonly include: readonly string[];
  readonly exclude: readonly string[];
}

/** A whole name in a filter of paths takes all that is below a folder of that name too. */
export type FilterKind = 'branches' | 'paths';

/** A filter, and what it gets wrong. */
interface Spelling {
  readonly filter: IncludeExclude;
  readonly differingName?: string;
}

/** Many jobs ask for the same names. */
const spellings = new Map<string, Spelling>();

/**
 * A set of names in Azure's own words, as near as they come. Includes count first, then excludes are taken off, and `*` stands for slashes
 * too: so what `release/*` would take of deeper names is excluded again.
 * @see https://learn.microsoft.com/en-us/azure/devops/pipelines/repos/azure-repos-git#wildcards
 */
export function includeExcludeOf(kind: FilterKind, names: NameSet): IncludeExclude {
  return spellingOf(kind, names).filter;
}

/** A name for which Azure would do something else than what is wanted; undefined when the lists say it exactly. */
export function differingName(kind: FilterKind, names: NameSet): string | undefined {
  return spellingOf(kind, names).differingName;
}

function spellingOf(kind: FilterKind, names: NameSet): Spelling {
  const key = JSON.stringify([kind, names.map(({ pattern, included }) => [pattern, included])]);
  const known = spellings.get(key);
  if (known) return known;
  const spelling = spellSimple(kind, names) ?? spell(kind, names, languageOf(names), knownNames(kind, names));
  spellings.set(key, spelling);
  return spelling;
}

/** One pattern that takes all below a folder, or one branch, means the same to Azure: most have no other, and need no automaton. */
function spellSimple(kind: FilterKind, names: NameSet): Spelling | undefined {
  const [{ pattern, included } = { pattern: '', included: false }, ...others] = names;
  const [flat, ...more] = flatten(pattern);
  const isBranch = kind === 'branches' && isWholeName(flat);
  if (!included || others.length > 0 || more.length > 0 || !(isBranch || /^[^*]*\*\*$/.test(flat))) return undefined;
  return { filter: { include: [withSlashes(flat)], exclude: [] } };
}

function spell(kind: FilterKind, names: NameSet, wanted: Language, known: Language): Spelling {
  const taken = flatPatterns(names, true);
  const include = withoutCovered(kind, taken.map(withSlashes).filter((pattern) => overlaps(meaning(kind, pattern), wanted)));
  const all = unionOf(kind, include);
  const left = [...flatPatterns(names, false).map(withSlashes), ...taken.flatMap((pattern) => beyond(kind, pattern))];
  const exclude = withoutCovered(kind, left.filter((pattern) => {
    const dropped = intersection(meaning(kind, pattern), known);
    return overlaps(dropped, all) && !overlaps(dropped, wanted);
  }));
  const written = intersection(intersection(all, complement(unionOf(kind, exclude))), known);
  return { filter: { include, exclude }, differingName: difference(written, wanted) ?? difference(intersection(wanted, known), written) };
}

/** A name with a dot in its last part is taken for a file's: nothing is below it. */
function knownNames(kind: FilterKind, names: NameSet): Language {
  const files = kind === 'paths' ? names.filter(({ pattern }) => isFile(pattern)) : [];
  return complement(languageOf(files.map(({ pattern }) => ({ pattern: `${pattern}/${EVERY}`, included: true }))));
}

function isFile(pattern: string): boolean {
  return isWholeName(pattern) && pattern.split('/').slice(-1)[0].includes('.');
}

function flatPatterns(names: NameSet, included: boolean): string[] {
  return [...new Set(names.filter((rule) => rule.included === included).flatMap(({ pattern }) => flatten(pattern)))];
}

function withSlashes(flat: string): string {
  return flat.replace(/\*\*/g, '*');
}

/** The names that Azure takes beyond those of the pattern. */
function beyond(kind: FilterKind, flat: string): string[] {
  if (isWholeName(flat)) return kind === 'paths' ? [`${flat}/*`] : [];
  const pieces = flat.split(/(\*\*?)/);
  return pieces.flatMap((piece, index) => piece === '*' ? [withSlashes([...pieces.slice(0, index), '*/*', ...pieces.slice(index + 1)].join(''))] : []);
}

function meaning(kind: FilterKind, pattern: string): Language {
  if (pattern === '*') return languageOf([{ pattern: EVERY, included: true }]);
  if (!isWholeName(pattern)) return languageOfTokens(tokensWithCrossingStars(pattern));
  return languageOf([pattern, ...kind === 'paths' ? [`${pattern}/${EVERY}`] : []].map((each) => ({ pattern: each, included: true })));
}

function unionOf(kind: FilterKind, patterns: readonly string[]): Language {
  const whole = kind === 'branches' ? patterns.filter((pattern) => isWholeName(pattern) || pattern === '*') : [];
  const listed = languageOf(whole.map((pattern) => ({ pattern: pattern === '*' ? EVERY : pattern, included: true })));
  return patterns.filter((pattern) => !whole.includes(pattern)).map((pattern) => meaning(kind, pattern)).reduce(union, listed);
}

/** A pattern that another one covers says nothing; of equal ones the first stays. */
function withoutCovered(kind: FilterKind, patterns: readonly string[]): string[] {
  const unique = [...new Set(patterns)];
  const general = unique.filter((pattern) => kind === 'paths' || !isWholeName(pattern));
  return unique.filter((pattern, index) => !general.some((other) => {
    if (other === pattern || !isEmpty(intersection(meaning(kind, pattern), complement(meaning(kind, other))))) return false;
    return unique.indexOf(other) < index || !isEmpty(intersection(meaning(kind, other), complement(meaning(kind, pattern))));
  }));
}
