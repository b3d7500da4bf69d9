import { parse, Scalar } from 'yaml';

/** Words that some YAML reader takes for a boolean, null, a merge key or the default value. @see https://yaml.org/type/ */
const WORDS = /^(?:y|n|yes|no|on|off|true|false|null|~|=|<<)$/i;

/** Whatever begins like a number, a date or a time: readers disagree on `1_000`, `12:30`, `0o14`, `1e3`, `.5`, `2026-01-01`. */
const NUMBER_LIKE = /^[-+.]?\d[\w.:+-]*$|^\d{4}-\d|^[-+]?\.(?:inf|nan)$/i;

/** A string that certainly needs no quotes; a sufficient rule, not the whole one. @see https://yaml.org/spec/1.2.2/#733-plain-style */
const CAN_BE_PLAIN = /^(?!.*(?:: |:$| #))[A-Za-z$/].*\S$/;

/**
 * How a string has to be written so that a YAML 1.1 and a YAML 1.2 reader both read that string.
 * Undefined leaves the choice to the writer.
 */
export function styleOf(text: string): Scalar.Type | undefined {
  if (WORDS.test(text) || NUMBER_LIKE.test(text)) return Scalar.QUOTE_SINGLE;
  if (text.includes('\n')) return undefined;
  if (readDifferently(text)) return Scalar.QUOTE_SINGLE;
  // in single quotes each of its own would be doubled, which nobody reads in a shell command
  return text.includes("'") && !CAN_BE_PLAIN.test(text) ? Scalar.QUOTE_DOUBLE : undefined;
}

/** Asks the reader itself about what the patterns above do not know. */
function readDifferently(text: string): boolean {
  if (!/^[\w~=<.+-]+$/.test(text)) return false;
  return (['1.1', '1.2'] as const).some((version) => typeof parse(text, { version, logLevel: 'silent' }) !== 'string');
}
