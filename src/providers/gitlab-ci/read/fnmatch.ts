/** The longest glob with alternatives that is spelled out: each multiplies. */
const MOST_ALTERNATIVES = 1000;

/**
 * Whether a path matches a glob as GitLab reads it: Ruby's `File.fnmatch` with `FNM_PATHNAME`, `FNM_DOTMATCH` and `FNM_EXTGLOB`. Two stars
 * before a slash stand for any folders, and anywhere else for one star.
 * @see https://docs.ruby-lang.org/en/master/File.html#method-c-fnmatch
 */
export function fnmatch(glob: string, path: string): boolean {
  return alternatives(glob).some((plain) => expressionOf(plain)?.test(path) ?? false);
}

/** Undefined for a set that holds nothing, such as `[z-a]`. */
function expressionOf(plain: string): RegExp | undefined {
  try {
    return new RegExp(`^${sourceOf(plain)}$`, 'su');
  } catch {
    return undefined;
  }
}

/** A glob with `{a,b}` as globs without, from the innermost on. */
function alternatives(glob: string): string[] {
  let open = [glob];
  const done: string[] = [];
  while (open.length > 0 && done.length + open.length <= MOST_ALTERNATIVES) {
    const [first, ...rest] = open;
    const match = /^((?:[^\\]|\\.)*)\{((?:[^\\{}]|\\.)*)\}(.*)$/s.exec(first);
    if (match) open = [...match[2].split(',').map((part) => `${match[1]}${part}${match[3]}`), ...rest];
    else [open, done[done.length]] = [rest, first];
  }
  return done;
}

const PARTS = /(?:^|(?<=\/))\*\*\/|\*+|\?|\[(!|\^)?((?:[^\]\\]|\\.)+)\]|\\(.)|([^*?[\\])|(.)/gsu;

function sourceOf(glob: string): string {
  return glob.replace(PARTS, (part: string, negated?: string, set?: string, escaped?: string, plain?: string, other?: string) => {
    if (part === '**/') return '(?:[^/]+/)*';
    if (part.startsWith('*')) return '[^/]*';
    if (part === '?') return '[^/]';
    if (set !== undefined) return `(?!/)[${negated ? '^' : ''}${set.replace(/[\\[\]^&]/g, '\\$&')}]`;
    return literal(escaped ?? plain ?? other ?? '');
  });
}

function literal(character: string): string {
  return character.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
