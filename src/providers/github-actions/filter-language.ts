import { NameFilter } from './name-filter';
import { complement, intersection, Language, languageOf, languageOfTokens, union } from '../../model/patterns/language';
import { EVERY_NAME } from '../../model/patterns/name-set';
import { Token } from '../../model/patterns/tokens';

const NOTHING: Language = languageOf([]);

/**
 * The names that a filter lets through by GitHub's own rules: what was written, read again, so that it can be compared with what was meant.
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#filter-pattern-cheat-sheet
 */
export function languageOfFilter({ kind, patterns }: NameFilter): Language {
  if (kind === 'ignored') return complement(patterns.map(languageOfPattern).reduce(union, NOTHING));
  return patterns.reduce((names, pattern) => pattern.startsWith('!')
    ? intersection(names, complement(languageOfPattern(pattern.slice(1))))
    : union(names, languageOfPattern(pattern)), NOTHING);
}

function languageOfPattern(pattern: string): Language {
  return alternativesOf(pattern).map((text) => {
    const tokens = tokensOf(text);
    if (tokens.length !== 1) return languageOfTokens(tokens);
    const [token] = tokens;
    if (token.kind === 'text') return languageOf([{ pattern: token.text, included: true }]);
    return token.kind === 'any-at-all' ? languageOf(EVERY_NAME) : languageOfTokens(tokens);
  }).reduce(union, NOTHING);
}

/** GitHub's own examples: `docs` followed by two stars and `*.md` matches `docs/README.md` too, so what is before the slash may be nothing. */
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
