/** The variables that a line takes away, when it does nothing else; undefined for any other line. */
export function readUnset(line: string): string[] | undefined {
  const match = /^unset((?:\s+[A-Za-z_]\w*)+)$/.exec(line.trim());
  return match?.[1].trim().split(/\s+/);
}
