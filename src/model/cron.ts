/** The five fields of cron, with the numbers that each may hold. Sunday is 0. */
const FIELDS: readonly { readonly name: string; readonly from: number; readonly to: number }[] = [
  { name: 'minute', from: 0, to: 59 },
  { name: 'hour', from: 0, to: 23 },
  { name: 'day of the month', from: 1, to: 31 },
  { name: 'month', from: 1, to: 12 },
  { name: 'day of the week', from: 0, to: 6 },
];

/**
 * A time that means the same to all four, in UTC; undefined when `cron` is one. Names of days and months, `@daily`, `?`, `L` and `#` are
 * known to some of them only.
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows#schedule
 * @see https://docs.gitlab.com/topics/cron/
 * @see https://learn.microsoft.com/en-us/azure/devops/pipelines/process/scheduled-triggers#cron-syntax
 */
export function problemOfCron(cron: string): string | undefined {
  const fields = cron.split(' ');
  if (fields.length !== FIELDS.length) return 'must have five fields with one space between: minute, hour, day of the month, month, day of the week';
  const wrong = FIELDS.find((field, index) => !fields[index].split(',').every((part) => isPart(part, field)));
  if (wrong) return `has a ${wrong.name} that is no number from ${wrong.from} to ${wrong.to}, range "a-b", list "a,b", "*" or step "*/n"`;
  if (fields[2] !== '*' && fields[4] !== '*') return 'names both a day of the month and a day of the week, which services join in different ways';
  if (tooOften(fields[0])) return 'comes more often than every 5 minutes, the least that GitHub Actions allows';
  return undefined;
}

function isPart(part: string, { from, to }: { readonly from: number; readonly to: number }): boolean {
  const match = /^(?:\*|(\d{1,2})(?:-(\d{1,2}))?)(?:\/([1-9]\d?))?$/.exec(part);
  if (!match) return false;
  const [, first, last, step] = match;
  const numbers = [first, last].filter((text) => text !== undefined).map(Number);
  // a step after one number means a range to some, and nothing to others
  if (step !== undefined && first !== undefined && last === undefined) return false;
  return numbers.every((number) => number >= from && number <= to) && (last === undefined || Number(first) <= Number(last));
}

const LEAST_MINUTES_BETWEEN = 5;

function tooOften(minutes: string): boolean {
  const all = minutes.split(',').flatMap(minutesOf).sort((a, b) => a - b);
  return all.some((minute, index) => index > 0 && minute - all[index - 1] < LEAST_MINUTES_BETWEEN && minute !== all[index - 1]);
}

function minutesOf(part: string): number[] {
  const [range, step = '1'] = part.split('/');
  const [first, last] = range === '*' ? [0, 59] : [Number(range.split('-')[0]), Number(range.split('-').slice(-1)[0])];
  return Array.from({ length: 60 }, (_, minute) => minute).filter((minute) => minute >= first && minute <= last && (minute - first) % Number(step) === 0);
}
