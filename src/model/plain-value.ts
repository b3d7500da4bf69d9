/**
 * A plain value that can come out unchanged on all four; undefined when `value` is one.
 * @see https://learn.microsoft.com/en-us/azure/devops/pipelines/process/variables#understand-variable-syntax
 */
export function problemOfValue(value: string): string | undefined {
  if (/[\p{Cc}\u2028\u2029]/u.test(value)) return 'holds a line break or another control character';
  if (UNWRITABLE.test(value)) return 'holds a character that no text file can hold';
  if (value.includes('${{')) return 'holds "${{", which GitHub Actions and Azure Pipelines would evaluate';
  if (value.includes('$(') || value.startsWith('$[')) return 'holds "$(" or begins with "$[", which Azure Pipelines would replace';
  return undefined;
}

/** Half a surrogate pair, the byte order mark, and what Unicode keeps out of texts: editors and readers drop or replace them. */
const UNWRITABLE = /[\p{Cs}\p{Noncharacter_Code_Point}\uFEFF]/u;

/** A command, of one line or more, that can come out unchanged on all four; undefined when `command` is one. */
export function problemOfCommand(command: string): string | undefined {
  if (/[\p{Cc}\u2028\u2029]/u.test(command.replace(/[\t\n]/g, ''))) return 'holds a control character other than a tab or a line break';
  if (UNWRITABLE.test(command)) return 'holds a character that no text file can hold';
  if (command.includes('${{')) return 'holds "${{", which GitHub Actions and Azure Pipelines would evaluate';
  return undefined;
}
