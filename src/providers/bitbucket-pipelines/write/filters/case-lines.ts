import { quote } from '../../../../model/shell';

/** A pattern of a `case`: of several that match, the first decides. */
export interface CaseClause {
  readonly pattern: string;
  readonly meant: boolean;
}

/** The last of the clauses is for every branch that is left. */
export function caseLines(clauses: readonly CaseClause[]): string {
  const groups: { meant: boolean; patterns: string[] }[] = [];
  for (const { pattern, meant } of clauses) {
    const last = groups[groups.length - 1];
    if (last?.meant === meant) last.patterns.push(pattern);
    else groups.push({ meant, patterns: [pattern] });
  }
  const needed = groups[groups.length - 1].meant ? groups.slice(0, -1) : groups;
  return ['case "$BITBUCKET_PR_DESTINATION_BRANCH" in', ...needed.map(({ meant, patterns }) => `  ${headOf(patterns)}) ${meant ? ';;' : ENDING}`), 'esac'].join('\n');
}

const ENDING = 'echo "nothing to do for a pull request into $BITBUCKET_PR_DESTINATION_BRANCH"; exit 0 ;;';

function headOf(patterns: readonly string[]): string {
  return patterns.includes('*') ? '*' : patterns.map(sourceOf).join(' | ');
}

/** Stars stay outside of quotes. */
function sourceOf(pattern: string): string {
  if (pattern !== 'esac' && /^[\w.*@/=-]+$/.test(pattern)) return pattern;
  return pattern.split(/(\*)/).map((piece) => piece === '*' || piece === '' ? piece : quote(piece)).join('');
}
