import { UsageError } from '../command-error';

/** Reads `--input NAME=value` arguments. @throws UsageError for a word without a name or a value */
export function readInputs(words: readonly string[]): Record<string, string> {
  return Object.fromEntries(words.map(readInput));
}

function readInput(word: string): [string, string] {
  const [, name, value] = /^([^=]+)=(.*)$/s.exec(word) ?? [];
  if (name === undefined) throw new UsageError(`--input ${word}: give the name of the field and its value, as in --input REASON=backfill`);
  return [name, value];
}
