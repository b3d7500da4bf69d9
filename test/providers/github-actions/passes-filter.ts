import { decidingPattern } from '../../../src/providers/github-actions/read/filters';

/** Whether a name passes a `branches`, `tags` or `paths` filter, as the planner reads it. */
export function passesFilter(name: string, patterns: readonly string[]): boolean {
  return decidingPattern(name, patterns)?.lets === 'in';
}
