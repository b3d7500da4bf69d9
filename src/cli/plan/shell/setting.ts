import { readCase } from './case-statement';
import { chosenArm, valueOf } from './expansion';
import { Lookup, UNKNOWN, Value } from './value';
import { Word } from './word';
import { NotAWord, WordReader } from './word-reader';

/** What a line sets, when the variables are these. */
export type Setting = (lookup: Lookup) => readonly (readonly [name: string, value: Value])[];

/** What a line does that only sets variables: with `export`, or with a `case` that exports in each of its arms; undefined for any other line. */
export function readSetting(line: string): Setting | undefined {
  return readExports(line.trim()) ?? readCases(line.trim());
}

interface Assignment {
  readonly name: string;
  readonly word: Word;
}

function readExports(line: string): Setting | undefined {
  const assignments = readAssignments(line);
  // the words of one line are expanded before any of them is set
  return assignments && ((lookup) => assignments.map(({ name, word }) => [name, valueOf(word, lookup)]));
}

/** `export A=… B=…`, or `export A; A=…`, which fails where the command for the value does. */
function readAssignments(line: string): Assignment[] | undefined {
  const start = /^export\s+(?:(\w+);\s*(?=\1=))?/.exec(line);
  if (!start) return undefined;
  try {
    const reader = new WordReader(line.slice(start[0].length));
    const assignments: Assignment[] = [];
    while (!reader.isAtEnd) assignments.push({ name: reader.assignedName(), word: reader.word() });
    return assignments;
  } catch (error) {
    if (error instanceof NotAWord) return undefined;
    throw error;
  }
}

function readCases(line: string): Setting | undefined {
  const statement = readCase(line);
  const names = statement?.arms.map(({ body }) => readAssignments(body)?.map(({ name }) => name));
  if (statement === undefined || names === undefined || names.includes(undefined)) return undefined;
  return (lookup) => {
    const arm = chosenArm(statement, lookup);
    if (arm === 'unknown') return [...new Set(names.flat())].map((name) => [name ?? '', UNKNOWN]);
    return arm === 'none' ? [] : readExports(arm)?.(lookup) ?? [];
  };
}

/** The variables that a line takes away, when it does nothing else; undefined for any other line. */
export function readUnset(line: string): string[] | undefined {
  const match = /^unset((?:\s+[A-Za-z_]\w*)+)$/.exec(line.trim());
  return match?.[1].trim().split(/\s+/);
}
