/** Shown in place of a secret. */
const MASK = '***';

/**
 * Hides secrets in lines of output, as the providers do; of a secret of several lines, each line.
 *
 * A mistake shows in the log that a person pastes into a ticket, so even a short secret is hidden.
 */
export function maskFor(values: Iterable<string>): (line: string) => string {
  const words = [...values].flatMap((value) => value.split(/\r?\n/)).filter((word) => word.trim() !== '');
  // the longest first: a secret may hold another
  words.sort((a, b) => b.length - a.length);
  return (line) => words.reduce((text, word) => text.replaceAll(word, MASK), line);
}
