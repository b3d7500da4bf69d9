import { CaseStatement, readCase } from './case-statement';
import { Lookup, text, UNKNOWN, Value } from './value';
import { Operator, ParameterPart, Word } from './word';
import { NotAWord, WordReader } from './word-reader';

/** What a word comes to, when the variables are these. */
export function valueOf(word: Word, lookup: Lookup): Value {
  const parts = word.filter((part) => part.kind !== 'text' || part.text !== '').map((part) => {
    switch (part.kind) {
      case 'text': return text(part.text);
      case 'parameter': return expand(part, lookup);
      case 'command': return outputOf(part.source, lookup);
    }
  });
  return parts.length === 1 ? parts[0] : joined(parts);
}

function joined(parts: readonly Value[]): Value {
  const texts = parts.flatMap((part) => part.kind === 'text' ? [part.text] : []);
  return texts.length === parts.length ? text(texts.join('')) : UNKNOWN;
}

/**
 * @see https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_06_02
 * @see https://www.gnu.org/software/bash/manual/html_node/Shell-Parameter-Expansion.html
 */
function expand({ name, operator, operand }: ParameterPart, lookup: Lookup): Value {
  const value = lookup(name);
  if (operator === '') return value;
  if (value.kind !== 'text') return UNKNOWN;
  switch (operator) {
    // a variable that is not set and one that is empty are the same to the planners
    case ':-': case '-': return value.text === '' ? valueOf(operand, lookup) : value;
    case ':+': case '+': return value.text === '' ? value : valueOf(operand, lookup);
    case ',,': return text(value.text.toLowerCase());
    case '//': return replaced(value.text, operand, lookup);
    default: return stripped(value.text, operator, operand, lookup);
  }
}

/** `${NAME//from/to}`, of plain text. */
function replaced(value: string, operand: Word, lookup: Lookup): Value {
  const source = valueOf(operand, lookup);
  const [, from, to] = source.kind === 'text' ? /^([^/*?[\\]+)\/([^/&\\]*)$/.exec(source.text) ?? [] : [];
  return from === undefined ? UNKNOWN : text(value.replaceAll(from, () => to));
}

function stripped(value: string, operator: Extract<Operator, '##' | '#' | '%%' | '%'>, operand: Word, lookup: Lookup): Value {
  const pattern = patternSource(operand, lookup);
  if (pattern === undefined) return UNKNOWN;
  const whole = new RegExp(`^(?:${pattern})$`, 's');
  const lengths = Array.from({ length: value.length + 1 }, (_, length) => length);
  const order = operator.length === 2 ? lengths.reverse() : lengths;
  const part = (length: number): string => operator.startsWith('#') ? value.slice(0, length) : value.slice(value.length - length);
  const cut = order.find((length) => whole.test(part(length))) ?? 0;
  return text(operator.startsWith('#') ? value.slice(cut) : value.slice(0, value.length - cut));
}

/** Whether a pattern of the shell matches all of a text; undefined: it is known only to the job. */
function matches(value: string, pattern: Word, lookup: Lookup): boolean | undefined {
  const source = patternSource(pattern, lookup);
  return source === undefined ? undefined : new RegExp(`^(?:${source})$`, 's').test(value);
}

/** A pattern as a regular expression. @see https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_14 */
function patternSource(pattern: Word, lookup: Lookup): string | undefined {
  const sources = pattern.map((part) => {
    if (part.kind === 'text' && part.quoted) return escaped(part.text);
    if (part.kind === 'text') return /[[\\]/.test(part.text) ? undefined : escaped(part.text).replace(/\\\*/g, '.*').replace(/\\\?/g, '.');
    const value = valueOf([part], lookup);
    // outside of quotes it would be a pattern too
    return value.kind === 'text' && !/[*?[\\]/.test(value.text) ? escaped(value.text) : undefined;
  });
  return sources.includes(undefined) ? undefined : sources.join('');
}

function escaped(literal: string): string {
  return literal.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

/** The arm that the shell would take: `none` where no pattern matches, `unknown` where only the job knows. */
export function chosenArm({ subject, arms }: CaseStatement, lookup: Lookup): string | 'none' | 'unknown' {
  const value = valueOf(subject, lookup);
  if (value.kind !== 'text') return 'unknown';
  for (const { patterns, body } of arms) {
    const answers = patterns.map((pattern) => matches(value.text, pattern, lookup));
    if (answers.includes(true)) return body;
    if (answers.includes(undefined)) return 'unknown';
  }
  return 'none';
}

/** What a command would print: of a choice between words, and of nothing else, because nothing is run. */
function outputOf(source: string, lookup: Lookup): Value {
  const statement = readCase(source.trim());
  if (statement) {
    const arm = chosenArm(statement, lookup);
    return arm === 'none' ? text('') : echoed(arm, lookup);
  }
  const comparison = readComparison(source.trim());
  return comparison ? compared(comparison, lookup) : UNKNOWN;
}

function echoed(command: string, lookup: Lookup): Value {
  const word = read(command, (reader) => {
    reader.skip(/echo\s+/y);
    return reader.word();
  });
  return word === undefined ? UNKNOWN : valueOf(word, lookup);
}

/** `test <a> = <b> && echo <same> || echo <other>` */
interface Comparison {
  readonly a: Word;
  readonly b: Word;
  readonly same: Word;
  readonly other: Word;
}

function readComparison(source: string): Comparison | undefined {
  return read(source, (reader) => {
    reader.skip(/test\s+/y);
    const a = reader.word();
    reader.skip(/=\s+/y);
    const b = reader.word();
    reader.skip(/&&\s+echo\s+/y);
    const same = reader.word();
    reader.skip(/\|\|\s+echo\s+/y);
    return { a, b, same, other: reader.word() };
  });
}

function compared({ a, b, same, other }: Comparison, lookup: Lookup): Value {
  const [first, second] = [valueOf(a, lookup), valueOf(b, lookup)];
  if (first.kind !== 'text' || second.kind !== 'text') return UNKNOWN;
  return valueOf(first.text === second.text ? same : other, lookup);
}

/** All of a text; undefined where it is anything else. */
function read<Result>(source: string, reading: (reader: WordReader) => Result): Result | undefined {
  try {
    const reader = new WordReader(source);
    const result = reading(reader);
    return reader.isAtEnd ? result : undefined;
  } catch (error) {
    if (error instanceof NotAWord) return undefined;
    throw error;
  }
}
