/** The writer's own words for how a string is written; undefined leaves the choice to it. */
export type QuotingStyle = 'QUOTE_SINGLE' | 'QUOTE_DOUBLE' | undefined;

/** Words that some YAML reader takes for a boolean, null, a merge key or the default value. @see https://yaml.org/type/ */
const WORDS = /^(?:y|n|yes|no|on|off|true|false|null|~|=|<<)$/i;

/** Whatever begins like a number, a date or a time: readers disagree on `1_000`, `12:30`, `0o14`, `1e3`, `.5`, `2026-01-01`. */
const NUMBER_LIKE = /^[-+.]?\d[\w.:+-]*$|^\d{4}-\d|^[-+]?\.(?:inf|nan)$/i;

/** A string that certainly needs no quotes; a sufficient rule, not the whole one. @see https://yaml.org/spec/1.2.2/#733-plain-style */
const CAN_BE_PLAIN = /^(?!.*(?:: |:$| #))[A-Za-z$/].*\S$/;

/** Signs that some YAML reader drops, refuses or takes for a line break, unless they are escaped. @see https://yaml.org/spec/1.2.2/#51-character-set */
const TO_ESCAPE = /[\x7f-\x9f\u2028\u2029\ufeff\p{Cs}\p{Noncharacter_Code_Point}]/u;

/** Nothing but blanks and line breaks: a block scalar would lose blanks. */
const CANNOT_BE_BLOCK = /^\s*\n\s*$/;

/** PyYAML reads no tab inside a plain string. */
const TAB_IN_ONE_LINE = /^[^\n]*\t[^\n]*$/;

/**
 * How a string has to be written so that a YAML 1.1 and a YAML 1.2 reader both read that string.
 * The writer itself looks after what its own two readers would mistake; this adds what other readers do.
 */
export function styleOf(text: string): QuotingStyle {
  if (TO_ESCAPE.test(text) || CANNOT_BE_BLOCK.test(text) || TAB_IN_ONE_LINE.test(text)) return 'QUOTE_DOUBLE';
  if (WORDS.test(text) || NUMBER_LIKE.test(text)) return 'QUOTE_SINGLE';
  if (text.includes('\n')) return undefined;
  // in single quotes each of its own would be doubled, which nobody reads in a shell command
  return text.includes("'") && !CAN_BE_PLAIN.test(text) ? 'QUOTE_DOUBLE' : undefined;
}

/** The text of a file with those signs escaped; they stand in double quotes, where an escape is read. */
export function escapeSigns(text: string): string {
  return text.replace(new RegExp(TO_ESCAPE, 'gu'), (sign) => `\\U${sign.codePointAt(0)?.toString(16).padStart(8, '0')}`);
}
