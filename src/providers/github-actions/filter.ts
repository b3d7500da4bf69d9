import { UnknownExpression } from '../planning/expression';

/**
 * Whether a branch passes a `branches` filter. The last pattern that matches decides; `!` excludes.
 * @throws UnknownExpression for what is no pattern
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#filter-pattern-cheat-sheet
 */
export function passesFilter(branch: string, patterns: readonly string[]): boolean {
  return patterns.reduce((passes, pattern) => {
    const excludes = pattern.startsWith('!');
    return matches(branch, excludes ? pattern.slice(1) : pattern) ? !excludes : passes;
  }, false);
}

function matches(branch: string, pattern: string): boolean {
  // `?` and `+` mean the preceding character, as they do in a regular expression
  const source = pattern.replace(/\\.|\*\*|\*|[[\]?+-]|[^\w]/g, (part) => {
    if (part === '**') return '.*';
    if (part === '*') return '[^/]*';
    if (/^[[\]?+-]$/.test(part)) return part;
    return part.startsWith('\\') ? part : `\\${part}`;
  });
  return compile(source, pattern).test(branch);
}

function compile(source: string, pattern: string): RegExp {
  try {
    return new RegExp(`^(?:${source})$`, 's');
  } catch {
    throw new UnknownExpression(pattern);
  }
}
