/**
 * A branch by its whole name. Stricter than git: no character that one of the four would read as a pattern, an expression or a quote.
 * @see https://git-scm.com/docs/git-check-ref-format
 */
export function problemOfBranchName(branch: string): string | undefined {
  if (branch === '') return 'is empty';
  if (/[*?[\]{}!+]/.test(branch)) return 'holds a pattern; name each branch in full';
  if (branch.startsWith('refs/')) return 'begins with "refs/"; give the short name, such as "main"';
  if (!/^[\p{L}\p{N}._\-/#@=]+$/u.test(branch)) return 'may hold only letters, digits and . _ - / # @ =';
  if (/^[-/.]|\/$|\.$|\/\/|\.\.|\/\.|\.lock(\/|$)|^@$/.test(branch)) return 'is not a branch name that git accepts';
  return undefined;
}
