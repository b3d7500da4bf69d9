/**
 * A pattern of branch names, tags or file paths: text in which `*` stands for any characters within a part, also none,
 * and `**`, as a whole part, for any parts: `**` is every name, `release/**` everything below `release/`,
 * before a slash any number of parts, also none (so that `x` is found at any depth).
 *
 * A name is made of non-empty parts between single slashes. Other texts are no names, and no pattern matches them.
 */
export const EVERY = '**';

/** What is wrong with a pattern, as the end of a sentence; undefined when nothing is. */
export function problemOfPattern(text: string): string | undefined {
  if (text === '') return 'is empty';
  const sign = /[?[\]{}!+\\]/.exec(text);
  if (sign) return `holds "${sign[0]}", which the four providers read differently: only "*" and "**" stand for other text`;
  if (!/^[\p{L}\p{N}._\-/#@=*]+$/u.test(text)) return 'may hold only letters, digits and . _ - / # @ = beside "*" and "**"';
  if (/^\/|\/$|\/\//.test(text)) return 'begins or ends with "/", or has nothing between two of them';
  if (text.split('/').some((part) => part.includes('**') && part !== '**')) return 'holds "**" beside other characters in one part';
  if (text.includes('**/**')) return 'holds "**" twice in a row, and once says the same';
  if (text === '__proto__') return 'is a name that no JavaScript program can use as a key';
  return undefined;
}

/** Whether the pattern is one name, and no other text matches it. */
export function isWholeName(pattern: string): boolean {
  return !pattern.includes('*');
}

export function matches(pattern: string, name: string): boolean {
  if (isWholeName(pattern)) return pattern === name;
  return expressionOf(pattern).test(name);
}

/**
 * The same names as patterns in which `**` simply stands for any characters and `*` for any but `/`, as most readers of globs take them:
 * a `**` before a slash gives two, one without it. Exact for names; a text such as `a//b` is none.
 */
export function flatten(pattern: string): string[] {
  const [first, ...rest] = pattern.split('/');
  if (rest.length === 0) return [first];
  const tails = flatten(rest.join('/'));
  const joined = tails.map((tail) => `${first}/${tail}`);
  return first === EVERY ? [...tails, ...joined] : joined;
}

const expressions = new Map<string, RegExp>();

function expressionOf(pattern: string): RegExp {
  const known = expressions.get(pattern);
  if (known) return known;
  const made = new RegExp(`^${sourceOf(pattern)}$`, 'u');
  expressions.set(pattern, made);
  return made;
}

function sourceOf(pattern: string): string {
  const parts = pattern.split('/');
  const last = parts.length - 1;
  return parts.map((part, index) => {
    if (part === EVERY) return index === last ? '[^/]+(?:/[^/]+)*' : '(?:[^/]+/)*';
    const source = part === '*' ? '[^/]+' : part.split('*').map(escaped).join('[^/]*');
    return index === last ? source : `${source}/`;
  }).join('');
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
