/**
 * A glob as any dialect can be read: literal text, any characters but `/`, any characters at all, or whole parts with the slash after each
 * (all of these also none). So that what a provider would match can be compared with what was meant.
 */
export type Token =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'any-in-part' }
  | { readonly kind: 'any-at-all' }
  | { readonly kind: 'any-parts' };

/** The tokens of a pattern of our own language. */
export function tokensOfPattern(pattern: string): Token[] {
  return pattern.split(/(\*\*\/)/).flatMap((piece): Token[] => (piece === '**/' ? [{ kind: 'any-parts' }] : tokensOf(piece)));
}

/** The tokens of a flat pattern, in which `**` is any text: those of most dialects, and what `flatten` gives. */
export function tokensOf(flat: string): Token[] {
  return flat.split(/(\*\*?)/).filter((piece) => piece !== '').map((piece) => {
    if (piece === '**') return { kind: 'any-at-all' };
    if (piece === '*') return { kind: 'any-in-part' };
    return { kind: 'text', text: piece };
  });
}

/** The tokens of a dialect in which `*` is any text, slashes too. */
export function tokensWithCrossingStars(pattern: string): Token[] {
  return pattern.split(/(\*)/).filter((piece) => piece !== '').map((piece) => piece === '*' ? { kind: 'any-at-all' } : { kind: 'text', text: piece });
}
