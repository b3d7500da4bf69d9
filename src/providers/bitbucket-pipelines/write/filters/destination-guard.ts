import {
  complement, difference, intersection, isEmpty, isWithin, Language, languageOf, languageOfTokens, overlaps, union,
} from '../../../../model/patterns/language';
import { NameSet } from '../../../../model/patterns/name-set';
import { flatten } from '../../../../model/patterns/pattern';
import { tokensWithCrossingStars } from '../../../../model/patterns/tokens';
import { quote } from '../../../../model/shell';

/** How a script tells the targets of pull requests apart, or a branch for which that cannot be written. */
export type Guard =
  | { readonly kind: 'none' }
  | { readonly kind: 'lines'; readonly lines: string }
  | { readonly kind: 'impossible'; readonly example: string };

const guards = new Map<string, Guard>();

/**
 * The keys of `pull-requests` match the source branch, so each job looks at the target by itself, and ends green where it is not meant.
 * @see https://support.atlassian.com/bitbucket-cloud/kb/trigger-pipelines-on-pull-request-to-destination-branch
 */
export function guardFor(targets: NameSet): Guard {
  const key = JSON.stringify(targets.map(({ pattern, included }) => [pattern, included]));
  const known = guards.get(key);
  if (known) return known;
  const made = makeGuard(targets);
  guards.set(key, made);
  return made;
}

function makeGuard(targets: NameSet): Guard {
  const meant = languageOf(targets);
  if (difference(EVERY_BRANCH, meant) === undefined) return { kind: 'none' };
  const clauses = clausesFor(targets, meant);
  const misjudged = difference(languageOfClauses(clauses), meant) ?? difference(meant, languageOfClauses(clauses));
  return misjudged === undefined ? { kind: 'lines', lines: caseLines(clauses) } : { kind: 'impossible', example: misjudged };
}

const EVERY_BRANCH = languageOfCasePattern('*');

/** What is wholly meant, or wholly not, can come first; of the others the specific before the general, so that each is left with one kind. */
function clausesFor(targets: NameSet, meant: Language): CaseClause[] {
  const patterns = [...new Set(targets.flatMap((rule) => flatten(rule.pattern)).flatMap(casePatterns)), '*'];
  const ofKind = (kind: Kind): string[] => patterns.filter((pattern) => kindOf(languageOfCasePattern(pattern), meant) === kind);
  const clauses: CaseClause[] = [];
  let left = EVERY_BRANCH;
  for (const pattern of [...withoutCovered(ofKind('meant')), ...withoutCovered(ofKind('other')), ...specificFirst(ofKind('mixed'))]) {
    const own = intersection(left, languageOfCasePattern(pattern));
    if (isEmpty(own)) continue;
    clauses.push({ pattern, meant: isWithin(own, meant) });
    left = intersection(left, complement(own));
  }
  return clauses;
}

function withoutCovered(patterns: readonly string[]): string[] {
  const isCovered = (pattern: string, other: string): boolean => isWithin(languageOfCasePattern(pattern), languageOfCasePattern(other));
  return patterns.filter((pattern) => !patterns.some((other) => other !== pattern && isCovered(pattern, other)));
}

type Kind = 'meant' | 'other' | 'mixed';

function kindOf(language: Language, meant: Language): Kind {
  if (isWithin(language, meant)) return 'meant';
  return overlaps(language, meant) ? 'mixed' : 'other';
}

/** In a `case` the star crosses `/`: what it must not match is written beside it. */
function casePatterns(flat: string): string[] {
  const pattern = flat.replaceAll('**', '*');
  const pieces = flat.split(/(\*\*?)/);
  const crossing = pieces.flatMap((piece, index) => piece === '*' ? [[...pieces.slice(0, index), '*/*', ...pieces.slice(index + 1)]] : []);
  return [pattern, ...crossing.map((changed) => changed.join('').replaceAll('**', '*'))];
}

function specificFirst(patterns: readonly string[]): string[] {
  const ordered: string[] = [];
  for (const pattern of patterns) {
    const language = languageOfCasePattern(pattern);
    const place = ordered.findIndex((other) => isWithin(language, languageOfCasePattern(other)));
    ordered.splice(place === -1 ? ordered.length : place, 0, pattern);
  }
  return ordered;
}

/** @see https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_14 */
function languageOfCasePattern(pattern: string): Language {
  return languageOfTokens(tokensWithCrossingStars(pattern));
}

function languageOfClauses(clauses: readonly CaseClause[]): Language {
  return [...clauses].reverse().reduce<Language>((rest, { pattern, meant }) => {
    const own = languageOfCasePattern(pattern);
    return meant ? union(rest, own) : intersection(rest, complement(own));
  }, languageOf([]));
}

/** A pattern of a `case`: of several that match, the first decides. */
interface CaseClause {
  readonly pattern: string;
  readonly meant: boolean;
}

/** The last of the clauses is for every branch that is left. */
function caseLines(clauses: readonly CaseClause[]): string {
  const groups: { meant: boolean; patterns: string[] }[] = [];
  for (const { pattern, meant } of clauses) {
    const last = groups[groups.length - 1];
    if (last?.meant === meant) last.patterns.push(pattern);
    else groups.push({ meant, patterns: [pattern] });
  }
  const needed = groups[groups.length - 1].meant ? groups.slice(0, -1) : groups;
  return ['case "$BITBUCKET_PR_DESTINATION_BRANCH" in', ...needed.map(({ meant, patterns }) => `  ${headOf(patterns)}) ${meant ? ';;' : ENDING}`), 'esac'].join('\n');
}

const ENDING = 'echo "nothing to do for a pull request into $BITBUCKET_PR_DESTINATION_BRANCH"; exit 0 ;;';

function headOf(patterns: readonly string[]): string {
  return patterns.includes('*') ? '*' : patterns.map(sourceOf).join(' | ');
}

/** Stars stay outside of quotes. */
function sourceOf(pattern: string): string {
  if (pattern !== 'esac' && /^[\w.*@/=-]+$/.test(pattern)) return pattern;
  return pattern.split(/(\*)/).map((piece) => piece === '*' || piece === '' ? piece : quote(piece)).join('');
}
