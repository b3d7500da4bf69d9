/**
 * The error for a wrong property, at the line that set it.
 *
 * @param property what the user wrote, such as `branches`
 * @param value shown as it is; never hand a secret's value to it
 * @param rule what is allowed, or what is wrong
 * @param fix what to do, in the imperative
 */
export function invalid(property: string, value: unknown, rule: string, fix?: string): Error {
  return new Error(`${property}: ${shown(value)} ${rule}${fix ? `: ${fix}` : ''}`);
}

/** The error for a value of the wrong type, which is not shown: it could be a secret. */
export function wrongType(property: string, value: unknown, expected: string): Error {
  const kind = value === null ? 'null' : Array.isArray(value) ? 'a list' : typeof value === 'object' ? value.constructor?.name ?? 'an object' : `a ${typeof value}`;
  return new Error(`${property}: expected ${expected}, got ${kind}`);
}

function shown(value: unknown): string {
  const text = typeof value === 'string' ? JSON.stringify(value) : String(value);
  return text.length > 80 ? `${text.slice(0, 60)}… (${text.length} characters)` : text;
}
