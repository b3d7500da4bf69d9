import { RehearsedJob } from './rehearsal';

const HEADINGS = ['provider', 'job', 'result', 'exit code', 'seconds'];

/** A table for people: one line a job. */
export function table(jobs: readonly RehearsedJob[]): string[] {
  const rows = [HEADINGS, ...jobs.map(row)];
  const widths = HEADINGS.map((_, column) => Math.max(...rows.map((cells) => cells[column].length)));
  return rows.map((cells) => cells.map((cell, column) => cell.padEnd(widths[column])).join('  ').trimEnd());
}

function row({ title, job, result, exitCode, isEmulated, seconds }: RehearsedJob): string[] {
  return [title, job, isEmulated && result === 'succeeded' ? 'succeeded (emulated)' : result, String(exitCode ?? '-'), seconds.toFixed(1)];
}
