import { UnknownExpression } from './unknown-expression';

/** `/source/flags`, as it stands in an expression. */
const WRITTEN = /^\/(.+)\/([ismU]*)$/s;

/** What RE2 refuses or reads in another way than JavaScript: look-around, flags within, references, classes by name. */
const BEYOND = /\(\?(?!:)|\\[1-9kpPAzZCQE]|\[\[:/;

/**
 * A regular expression in the syntax of RE2 as JavaScript has it. Not anchored. `i`, `s` and `m` mean the same to both, and `U`, the
 * shortest match, changes no answer.
 * @see https://github.com/google/re2/wiki/Syntax
 * @throws UnknownExpression for what the two read differently
 */
export function regularExpression(written: string): RegExp {
  const [, source, flags] = WRITTEN.exec(written) ?? [];
  if (source === undefined || BEYOND.test(source)) throw new UnknownExpression(written);
  try {
    return new RegExp(source, [...new Set(flags.replace(/U/g, ''))].join(''));
  } catch {
    throw new UnknownExpression(written);
  }
}
