import { plainLine } from './safe-line';

/** A longer line is SQL or data. Patterns that are quick on a short line may take minutes on a long one. */
const LONGEST_LINE = 500;

/** The lines of a text that are neither blank nor too long for patterns, without terminal sequences and the blanks at their ends. */
export function shortLines(text: string): readonly string[] {
  return text.split('\n').filter(line => line.length <= LONGEST_LINE).map(plain).filter(line => line !== '');
}

function plain(line: string): string {
  // a log has many lines, and few of them hold any
  return (/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/.test(line) ? plainLine(line) : line).trimEnd();
}
