import { isWithin, languageOfTokens } from '../../../model/patterns/language';
import { tokensOf } from '../../../model/patterns/tokens';

/**
 * Whether a glob matches a name or a path.
 * @see https://support.atlassian.com/bitbucket-cloud/docs/use-glob-patterns-on-the-pipelines-yaml-file/
 */
export function globMatches(glob: string, name: string): boolean {
  const source = glob.replace(/\*\*|\*|\?|\{[^}]*\}|[^\w]/gu, (part) => {
    if (part === '**') return '.*';
    if (part === '*') return '[^/]*';
    if (part === '?') return '[^/]';
    if (part.startsWith('{')) return `(?:${part.slice(1, -1).split(',').map(escaped).join('|')})`;
    return escaped(part);
  });
  return new RegExp(`^${source}$`, 'su').test(name);
}

/** Whether a key is nothing but a name. */
export function isPlain(key: string): boolean {
  return !/[*?{[]/.test(key);
}

/** Whether `one` is longer than `other` and within it, so that it is the more specific one whatever that means. */
export function isClearlyMoreSpecific(one: string, other: string): boolean {
  if (one.length <= other.length) return false;
  // alternatives and single characters are left to the length
  return /[?{[]/.test(one + other) || isWithin(languageOfTokens(tokensOf(one)), languageOfTokens(tokensOf(other)));
}

/** The text as part of a regular expression. */
export function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
