/**
 * The one key whose pipeline runs: the exact name, else the longest pattern that matches.
 * @see https://support.atlassian.com/bitbucket-cloud/docs/use-glob-patterns-on-the-pipelines-yaml-file/
 */
export function keyFor(branch: string, keys: readonly string[]): string | undefined {
  if (keys.includes(branch)) return branch;
  return keys.filter((key) => matches(branch, key)).sort((a, b) => b.length - a.length)[0];
}

function matches(branch: string, pattern: string): boolean {
  const source = pattern.replace(/\*\*|\*|\?|\{[^}]*\}|[^\w]/g, (part) => {
    if (part === '**') return '.*';
    if (part === '*') return '[^/]*';
    if (part === '?') return '[^/]';
    if (part.startsWith('{')) return `(?:${part.slice(1, -1).split(',').map(escape).join('|')})`;
    return escape(part);
  });
  return new RegExp(`^${source}$`, 's').test(branch);
}

function escape(text: string): string {
  return text.replace(/[^\w]/g, '\\$&');
}
