import { Word } from './word';
import { NotAWord, WordReader } from './word-reader';

/** One variable that a line exports. */
export interface Export {
  readonly name: string;
  readonly word: Word;
}

/** What a line exports, when it does nothing else; undefined for any other line. */
export function readExports(line: string): Export[] | undefined {
  const start = /^export\s+/.exec(line);
  if (!start) return undefined;
  try {
    return readAssignments(line.slice(start[0].length));
  } catch (error) {
    if (error instanceof NotAWord) return undefined;
    throw error;
  }
}

function readAssignments(text: string): Export[] {
  const exports: Export[] = [];
  const reader = new WordReader(text);
  while (!reader.isAtEnd) exports.push({ name: reader.assignedName(), word: reader.word() });
  return exports;
}
