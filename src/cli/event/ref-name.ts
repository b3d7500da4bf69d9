import { UsageError } from '../command-error';

const PREFIX = 'refs/heads/';
const TAG_PREFIX = 'refs/tags/';

/** What a name of git may not hold, and what it may not begin or end with. @see https://git-scm.com/docs/git-check-ref-format */
const REFUSED = [/[\p{Cc} ~^:?*[\\]/u, /\.\.|@\{|\/\/|\/\./, /^[-./]/, /(?:[./]|\.lock)$|\.lock\//, /^$/];

/**
 * The short name of the branch that a person names, also in git's long form.
 *
 * @throws UsageError for what git would refuse: no push could be to it
 */
export function readBranch(text: string, option = '--branch'): string {
  return readName(text, { option, prefix: PREFIX, sort: 'branch', example: 'main' });
}

/** The same for a tag. */
export function readTag(text: string): string {
  return readName(text, { option: '--tag', prefix: TAG_PREFIX, sort: 'tag', example: 'v1.0.0' });
}

interface Sort {
  readonly option: string;
  readonly prefix: string;
  readonly sort: string;
  readonly example: string;
}

function readName(text: string, { option, prefix, sort, example }: Sort): string {
  const name = text.startsWith(prefix) ? text.slice(prefix.length) : text;
  if (REFUSED.some((pattern) => pattern.test(name))) {
    throw new UsageError(`${option} ${JSON.stringify(text)}: git accepts no such ${sort} name: give one such as ${example}`);
  }
  return name;
}
