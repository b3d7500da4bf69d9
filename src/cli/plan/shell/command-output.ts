import { chosenArm, readCase } from './case-statement';
import { Lookup, text, UNKNOWN, Value, valueOf } from './value';
import { Word } from './word';
import { NotAWord, WordReader } from './word-reader';

/** What a command would print: of a choice between words, and of nothing else, because nothing is run. */
export function outputOf(source: string, lookup: Lookup): Value {
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
