import { stepTitle, type Step } from './run';
import { withoutAnsi } from './safe-line';

/** The last lines of a step's log under a heading, each set off by a bar so that a reader sees where they begin and end. */
export function logTail(step: Step, most: number): readonly string[] {
  if (most === 0) return [];
  const lines = withoutAnsi(step.log).split(/\r\n|\n|\r/).map(line => line.trimEnd());
  while (lines.length > 0 && lines[lines.length - 1] === '') lines.pop();
  const tail = lines.slice(-most);
  const amount = tail.length < lines.length ? `the last ${tail.length} of ${lines.length} lines` : 'the log';
  return [`${amount} of ${stepTitle(step)}:`, ...tail.map(line => `  | ${line}`)];
}
