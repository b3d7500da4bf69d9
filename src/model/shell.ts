/**
 * One word of POSIX shell source that stands for exactly `word`. Plain words stay bare, because people read the generated files.
 * @see https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_02_02
 */
export function word(text: string): string {
  return /^[A-Za-z0-9_@%+:,./-][A-Za-z0-9_@%+=:,./-]*$/.test(text) ? text : quote(text);
}

/** The same, always in quotes. */
export function quote(text: string): string {
  return `'${text.replace(/'/g, '\'\\\'\'')}'`;
}

/** A command line from its words. */
export function commandLine(words: readonly string[]): string {
  return words.map(word).join(' ');
}
