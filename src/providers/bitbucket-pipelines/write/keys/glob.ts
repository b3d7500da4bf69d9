import { isWithin, Language, languageOfTokens } from '../../../../model/patterns/language';
import { flatten, isWholeName } from '../../../../model/patterns/pattern';
import { tokensOf } from '../../../../model/patterns/tokens';

/** The same names as globs of Bitbucket: `*` for any characters but `/`, `**` for any. A `**` before a slash would leave its meaning open. */
export function globsOf(pattern: string): string[] {
  return flatten(pattern);
}

const languages = new Map<string, Language>();

/**
 * What a glob matches by Bitbucket's own description.
 * @see https://support.atlassian.com/bitbucket-cloud/docs/use-glob-patterns-on-the-pipelines-yaml-file/
 */
export function languageOfGlob(glob: string): Language {
  const known = languages.get(glob);
  if (known) return known;
  const language = languageOfTokens(tokensOf(glob));
  languages.set(glob, language);
  return language;
}

/**
 * Whether `one` runs for every name that both match. A whole name wins. Of two patterns "the more specific" wins, and nothing says whether
 * that is the longer one or the one that the other contains: so only what is both is taken to win.
 * @see https://support.atlassian.com/bitbucket-cloud/docs/use-glob-patterns-on-the-pipelines-yaml-file/
 */
export function surelyWins(one: string, other: string): boolean {
  if (isWholeName(one)) return true;
  return one.length > other.length && isPartOf(one, other);
}

const parts = new Map<string, boolean>();

function isPartOf(one: string, other: string): boolean {
  const pair = `${one} ${other}`;
  const known = parts.get(pair) ?? isWithin(languageOfGlob(one), languageOfGlob(other));
  parts.set(pair, known);
  return known;
}
