import { UsageError } from '../command-error';

const PREFIX = 'refs/heads/';

/** What a name of git may not hold, and what it may not begin or end with. @see https://git-scm.com/docs/git-check-ref-format */
const REFUSED = [/[\p{Cc} ~^:?*[\\]/u, /\.\.|@\{|\/\/|\/\./, /^[-./]/, /(?:[./]|\.lock)$|\.lock\//, /^$/];

/**
 * The short name of the branch that a person names, also in git's long form.
 *
 * @throws UsageError for what git would refuse: no push could be to it
 */
export function readBranch(text: string): string {
  const branch = text.startsWith(PREFIX) ? text.slice(PREFIX.length) : text;
  if (REFUSED.some((pattern) => pattern.test(branch))) {
    throw new UsageError(`--branch ${JSON.stringify(text)}: git accepts no such branch name: give one such as main`);
  }
  return branch;
}
