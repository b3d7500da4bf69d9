/** One line of output: words for a reader, or a command that the provider carries out. */
export type Printed =
  /** Holds text from outside, so nothing in it may work as a command. */
  | { readonly kind: 'words'; readonly text: string }
  /** Made by this program, with text from outside escaped. */
  | { readonly kind: 'command'; readonly text: string };

export function words(lines: readonly string[]): readonly Printed[] {
  return lines.map(text => ({ kind: 'words', text }));
}

/** Lines that the provider folds between two commands. */
export function folded(begin: string, lines: readonly string[], end: string): readonly Printed[] {
  return [command(begin), ...words(lines), command(end)];
}

export function command(text: string): Printed {
  return { kind: 'command', text };
}
