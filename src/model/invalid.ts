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
  return new Error(`${property}: expected ${expected}, got ${kindOf(value)}`);
}

const LONGEST_SHOWN = 80;

function shown(value: unknown): string {
  if (typeof value === 'string') return shownText(value);
  if (Array.isArray(value)) return `[${value.map(shown).join(', ')}]`;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : kindOf(value);
}

function shownText(text: string): string {
  const characters = [...text];
  if (characters.length <= LONGEST_SHOWN) return JSON.stringify(text);
  return `${JSON.stringify(characters.slice(0, LONGEST_SHOWN).join(''))}… (${characters.length} characters)`;
}

function kindOf(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? nameOfClass(value) : `a ${typeof value}`;
}

function nameOfClass(value: object): string {
  const name = value.constructor?.name;
  if (!name || name === 'Object') return 'an object';
  return /^[AEIO]/.test(name) ? `an ${name}` : `a ${name}`;
}
