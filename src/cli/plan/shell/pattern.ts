import { Lookup, valueOf } from './value';
import { Word } from './word';

/** Whether a pattern of the shell matches all of a text; undefined: it is known only to the job. */
export function matches(text: string, pattern: Word, lookup: Lookup): boolean | undefined {
  const source = patternSource(pattern, lookup);
  return source === undefined ? undefined : new RegExp(`^(?:${source})$`, 's').test(text);
}

/** A pattern as a regular expression. @see https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_14 */
export function patternSource(pattern: Word, lookup: Lookup): string | undefined {
  const sources = pattern.map((part) => {
    if (part.kind === 'text' && part.quoted) return escaped(part.text);
    if (part.kind === 'text') return /[[\\]/.test(part.text) ? undefined : escaped(part.text).replace(/\\\*/g, '.*').replace(/\\\?/g, '.');
    const value = valueOf([part], lookup);
    // outside of quotes it would be a pattern too
    return value.kind === 'text' && !/[*?[\\]/.test(value.text) ? escaped(value.text) : undefined;
  });
  return sources.includes(undefined) ? undefined : sources.join('');
}

function escaped(literal: string): string {
  return literal.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
