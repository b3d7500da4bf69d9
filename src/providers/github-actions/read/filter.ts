import { UnknownExpression } from '../../shared/read/expression';

/** The pattern that decides about a name. */
export interface DecidingPattern {
  /** Its place in the list. */
  readonly index: number;
  readonly pattern: string;
  readonly lets: 'in' | 'out';
}

/**
 * The last pattern that matches decides; `!` leaves out. Undefined: none matches.
 * @throws UnknownExpression for what is no pattern
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#filter-pattern-cheat-sheet
 */
export function decidingPattern(name: string, patterns: readonly string[]): DecidingPattern | undefined {
  const decisions = patterns.map((pattern, index): DecidingPattern => ({ index, pattern, lets: pattern.startsWith('!') ? 'out' : 'in' }));
  return decisions.reverse().find(({ pattern, lets }) => matches(name, lets === 'out' ? pattern.slice(1) : pattern));
}

/** Two stars and a slash are any folders, also none; `?` and `+` mean the preceding character, as in a regular expression. */
function matches(name: string, pattern: string): boolean {
  const source = pattern.replace(/\\.|(?<=^|\/)\*\*\/|\*\*|\*|[[\]?+-]|[^\w]/gs, (part) => {
    if (part === '**/') return '(?:.*/)?';
    if (part === '**') return '.*';
    if (part === '*') return '[^/]*';
    if (/^[[\]?+-]$/.test(part)) return part;
    return part.startsWith('\\') ? part : `\\${part}`;
  });
  return compile(source, pattern).test(name);
}

function compile(source: string, pattern: string): RegExp {
  try {
    return new RegExp(`^(?:${source})$`, 's');
  } catch {
    throw new UnknownExpression(pattern);
  }
}
