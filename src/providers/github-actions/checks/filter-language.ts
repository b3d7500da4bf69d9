import { complement, intersection, Language, languageOf, languageOfTokens, union } from '../../../model/patterns/language';
import { EVERY_NAME } from '../../../model/patterns/name-set';
import { EVERY } from '../../../model/patterns/pattern';
import { Token } from '../../../model/patterns/tokens';
import { NameFilter } from '../write/name-filter';

/** One pattern of a filter as GitHub reads it: of all that match a name the last decides. */
export interface FilterRule {
  readonly tokens: readonly Token[];
  readonly included: boolean;
}

/**
 * What was written, read again by GitHub's own rules, so that it can be compared with what was meant.
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#filter-pattern-cheat-sheet
 */
export function rulesOfFilter({ kind, patterns }: NameFilter): FilterRule[] {
  if (kind === 'ignored') return [...rulesOfPattern(EVERY, true), ...patterns.flatMap((pattern) => rulesOfPattern(pattern, false))];
  return patterns.flatMap((pattern) => pattern.startsWith('!') ? rulesOfPattern(pattern.slice(1), false) : rulesOfPattern(pattern, true));
}

/** The names that a filter lets through. */
export function languageOfFilter(filter: NameFilter): Language {
  return rulesOfFilter(filter).reduce((names, { tokens, included }) => included
    ? union(names, languageOfRule(tokens))
    : intersection(names, complement(languageOfRule(tokens))), languageOf([]));
}

function languageOfRule(tokens: readonly Token[]): Language {
  const [token, ...others] = tokens;
  if (others.length === 0 && token?.kind === 'text') return languageOf([{ pattern: token.text, included: true }]);
  return others.length === 0 && token?.kind === 'any-at-all' ? languageOf(EVERY_NAME) : languageOfTokens(tokens);
}

/** GitHub's own examples: `docs` followed by two stars and `*.md` matches `docs/README.md` too, so what is before the slash may be nothing. */
function rulesOfPattern(pattern: string, included: boolean): FilterRule[] {
  return alternativesOf(pattern).map((text) => ({ tokens: tokensOf(text), included }));
}

function alternativesOf(pattern: string): string[] {
  const [before, ...after] = pattern.split(/(?<=^|\/)\*\*\//);
  if (after.length === 0) return [pattern];
  return alternativesOf(after.join('**/')).flatMap((rest) => [`${before}${rest}`, `${before}**/${rest}`]);
}

function tokensOf(text: string): Token[] {
  return text.split(/(\*\*|\*)/).filter((piece) => piece !== '').map((piece) => {
    if (piece === '**') return { kind: 'any-at-all' };
    return piece === '*' ? { kind: 'any-in-part' } : { kind: 'text', text: piece.replace(/\\(.)/g, '$1') };
  });
}
