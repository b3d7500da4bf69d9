import { problemOfPattern } from './pattern';
import { problemOfBranchName } from '../branch-name';
import { invalid, wrongType } from '../invalid';
import { checkFilledList } from '../property';

/** @throws an error at the line of the user when one is no name of a branch or tag and no pattern of such names */
export function checkNamePatterns(property: string, patterns: readonly string[]): string[] {
  return checkEach(property, patterns, NAMES);
}

/** @throws an error at the line of the user when one is no path and no pattern of paths, relative to the repository */
export function checkPathPatterns(property: string, patterns: readonly string[]): string[] {
  return checkEach(property, patterns, PATHS);
}

/** What each star may stand for must leave a legal name: the rules are about the other characters. */
function withoutStars(pattern: string): string {
  return pattern.replace(/\*+/g, 'x');
}

/**
 * No character that one of the four would read as a pattern, a quote or a variable.
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#filter-pattern-cheat-sheet
 */
function problemOfPath(pattern: string): string | undefined {
  if (pattern.startsWith('/')) return 'begins with "/", and paths are relative to the repository';
  if (pattern.endsWith('/')) return 'ends with "/": write "/**" for all files of a folder';
  if (pattern.split('/').some((part) => part === '.' || part === '..')) return 'holds "." or ".." as a part';
  const problem = problemOfPattern(pattern);
  if (problem) return problem;
  return pattern.includes('#') ? 'holds "#": paths may hold only letters, digits and . _ - / @ = beside "*" and "**"' : undefined;
}

/** What a list holds, in words and by rule. */
interface Kind {
  readonly list: string;
  readonly one: string;
  readonly fix: string;
  problemOf(pattern: string): string | undefined;
}

const NAMES: Kind = {
  list: 'a list of names and patterns',
  one: 'a name or a pattern',
  fix: 'give names such as "main" and patterns such as "release/**"',
  problemOf: (pattern) => problemOfPattern(pattern) ?? problemOfBranchName(withoutStars(pattern)),
};

const PATHS: Kind = {
  list: 'a list of paths and patterns',
  one: 'a path or a pattern',
  fix: 'give paths such as "dbt_project.yml" and patterns such as "models/**"',
  problemOf: problemOfPath,
};

function checkEach(property: string, patterns: readonly string[], { list, one, fix, problemOf }: Kind): string[] {
  return [...new Set(checkFilledList(property, patterns, list).map((pattern) => {
    if (typeof pattern !== 'string') throw wrongType(property, pattern, one);
    const problem = problemOf(pattern);
    if (problem) throw invalid(property, pattern, problem, fix);
    return pattern;
  }))];
}
