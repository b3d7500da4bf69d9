/**
 * A glob as any dialect can be read: literal text, any characters but `/`, or any characters at all (also none, both).
 * So that what a provider would match can be compared with what was meant.
 */
export type Token =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'any-in-part' }
  | { readonly kind: 'any-at-all' };

/** The tokens of one of the patterns that `flatten` gives. */
export function tokensOf(flat: string): Token[] {
  return flat.split(/(\*\*?)/).filter((piece) => piece !== '').map((piece) => {
    if (piece === '**') return { kind: 'any-at-all' };
    if (piece === '*') return { kind: 'any-in-part' };
    return { kind: 'text', text: piece };
  });
}
