import { difference, Language, languageOf, union } from '../../../model/patterns/language';
import { NameSet } from '../../../model/patterns/name-set';
import { globsOf, languageOfGlob } from '../keys/glob';

/**
 * The files of a condition by what it includes. What is excluded stays out of use: by the text of the schema `excludePaths` means the
 * opposite of its name.
 * @see https://support.atlassian.com/bitbucket-cloud/docs/step-options/#Condition
 */
export function includePaths(paths: NameSet): string[] {
  return [...new Set(paths.filter(({ included }) => included).flatMap(({ pattern }) => globsOf(pattern)))];
}

/** A path for which the condition would decide otherwise than is meant; undefined when there is none. */
export function misjudgedPath(paths: NameSet): string | undefined {
  const written = includePaths(paths).map(languageOfGlob).reduce<Language>(union, languageOf([]));
  const meant = languageOf(paths);
  return difference(written, meant) ?? difference(meant, written);
}
