import { NameSet } from '../../../model/patterns/name-set';

/**
 * The most globs that one `changes` takes.
 * @see https://docs.gitlab.com/ci/yaml/#ruleschanges
 */
const MOST_GLOBS = 50;

/**
 * The set as globs of Ruby's `File.fnmatch`, in lists that are not too long for one rule. What the set leaves out is no glob: the table of
 * features refuses it. At the end of a glob Ruby reads two stars as one.
 * @see https://docs.ruby-lang.org/en/master/File.html#method-c-fnmatch
 */
export function globLists(paths: NameSet): string[][] {
  const globs = [...new Set(paths.filter(({ included }) => included).map(({ pattern }) => pattern.replace(/(^|\/)\*\*$/, '$1**/*')))];
  return Array.from({ length: Math.ceil(globs.length / MOST_GLOBS) }, (_, index) => globs.slice(index * MOST_GLOBS, (index + 1) * MOST_GLOBS));
}
