import { invalid, wrongType } from './invalid';

/**
 * A branch by its whole name. Stricter than git: no character that one of the four would read as a pattern, an expression or a quote.
 * @see https://git-scm.com/docs/git-check-ref-format
 */
export function problemOfBranchName(branch: string): string | undefined {
  if (branch === '') return 'is empty';
  if (/[*?[\]{}!+]/.test(branch)) return 'holds a pattern, and only whole names are allowed';
  if (branch.startsWith('refs/')) return 'begins with "refs/"';
  if (!/^[\p{L}\p{N}._\-/#@=]+$/u.test(branch)) return 'may hold only letters, digits and . _ - / # @ =';
  if (branch === '__proto__') return 'is a name that no JavaScript program can use as a key';
  if (/^[-/.]|\/$|\.$|\/\/|\.\.|\/\.|\.lock(\/|$)|^@$/.test(branch)) return 'is not a branch name that git accepts';
  return undefined;
}

/** @throws an error at the line of the user when `branch` is not a whole branch name */
export function checkBranch(property: string, branch: string): string {
  if (typeof branch !== 'string') throw wrongType(property, branch, 'a branch name');
  const problem = problemOfBranchName(branch);
  if (problem) throw invalid(property, branch, problem, 'give the whole short name of a branch, such as "main"');
  return branch;
}
