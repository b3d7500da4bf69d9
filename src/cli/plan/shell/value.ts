import { outputOf } from './command-output';
import { patternSource } from './pattern';
import { Operator, ParameterPart, Word } from './word';

/** What a variable holds, as far as it shows before the job runs. */
export type Value = TextValue | SecretValue | UnknownValue;

export interface TextValue {
  readonly kind: 'text';
  readonly text: string;
}

/** What is stored under this name in the settings. */
export interface SecretValue {
  readonly kind: 'secret';
  readonly name: string;
}

/** Known only to the job. */
export interface UnknownValue {
  readonly kind: 'unknown';
}

export type Lookup = (name: string) => Value;

export const UNKNOWN: UnknownValue = { kind: 'unknown' };

export function text(value: string): TextValue {
  return { kind: 'text', text: value };
}

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
