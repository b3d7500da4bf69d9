import { NameSet } from '../../../../model/patterns/name-set';
import { globsOf } from '../keys/glob';

/**
 * The files of a condition, by what it includes. What a set leaves out is refused before: the pages say that a step with `excludePaths` is
 * skipped for these files, and the text of the schema says the opposite.
 * @see https://support.atlassian.com/bitbucket-cloud/docs/step-options/#Condition
 */
export function includePaths(paths: NameSet): string[] {
  return [...new Set(paths.filter(({ included }) => included).flatMap(({ pattern }) => globsOf(pattern)))];
}
