import { LIMITS } from './limits';

/** A field of cron, and the numbers that it may hold. Sunday is 0. */
interface Field {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

const FIELDS: readonly Field[] = [
  { name: 'minute', from: 0, to: 59 },
  { name: 'hour', from: 0, to: 23 },
  { name: 'day of the month', from: 1, to: 31 },
  { name: 'month', from: 1, to: 12 },
  { name: 'day of the week', from: 0, to: 6 },
];

/**
 * What is wrong with a time that has to mean the same to all four, in UTC; undefined when nothing is. Names of days and months, `@daily`,
 * `?`, `L` and `#` are known to some of them only.
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows#schedule
 * @see https://docs.gitlab.com/topics/cron/
 * @see https://learn.microsoft.com/en-us/azure/devops/pipelines/process/scheduled-triggers#cron-syntax
 */
export function problemOfCron(cron: string): string | undefined {
  const fields = cron.split(' ');
  if (fields.length !== FIELDS.length) return 'must have five fields with one space between: minute, hour, day of the month, month, day of the week';
  const wrong = FIELDS.find((field, index) => !fields[index].split(',').every((part) => isPart(part, field)));
  if (wrong) return `has a ${wrong.name} that is no number from ${wrong.from} to ${wrong.to}, range "a-b", list "a,b", "*" or step "*/n" and "a-b/n"`;
  const [minutes, hours, days, months, weekdays] = fields;
  if (days !== '*' && weekdays !== '*') return 'names both a day of the month and a day of the week, which services join in different ways';
  if (neverComes(days, months)) return 'names a day that its months do not have';
  if (tooOften(minutes, hours)) return 'comes more often than every 5 minutes, the least that GitHub Actions allows';
  return undefined;
}

function isPart(part: string, { from, to }: Field): boolean {
  const match = /^(?:\*|(\d{1,2})(?:-(\d{1,2}))?)(?:\/([1-9]\d?))?$/.exec(part);
  if (!match) return false;
  const [, first, last, step] = match;
  const numbers = [first, last].filter((text) => text !== undefined).map(Number);
  // a step after one number means a range to some, and nothing to others
  if (step !== undefined && (Number(step) > to || (first !== undefined && last === undefined))) return false;
  return numbers.every((number) => number >= from && number <= to) && (last === undefined || Number(first) <= Number(last));
}

const LONGEST_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function neverComes(days: string, months: string): boolean {
  const first = Math.min(...numbersOf(days, FIELDS[2]));
  return numbersOf(months, FIELDS[3]).every((month) => LONGEST_MONTH[month - 1] < first);
}

function tooOften(minutes: string, hours: string): boolean {
  const all = numbersOf(minutes, FIELDS[0]);
  const goesOn = numbersOf(hours, FIELDS[1]).some((hour, _, every) => every.includes((hour + 1) % 24));
  const next = goesOn ? [all[0] + 60] : [];
  return [...all, ...next].some((minute, index, list) => index > 0 && minute - list[index - 1] < LIMITS.minutesBetweenSchedules);
}

/** The numbers that a field stands for, each once, in order. */
function numbersOf(text: string, { from, to }: Field): number[] {
  const parts = text.split(',').map((part) => {
    const [range, step = '1'] = part.split('/');
    const [first, last] = range === '*' ? [from, to] : [Number(range.split('-')[0]), Number(range.split('-').slice(-1)[0])];
    return { first, last, step: Number(step) };
  });
  return Array.from({ length: to - from + 1 }, (_, index) => from + index)
    .filter((number) => parts.some(({ first, last, step }) => number >= first && number <= last && (number - first) % step === 0));
}
