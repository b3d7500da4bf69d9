import { describe, expect, test } from 'vitest';
import { problemOfCron } from '../../src/model/cron';
import * as fc from '../support/fast-check';

describe('a time that all four read alike', () => {
  test.each([
    '0 5 * * *', '30 5 * * 1-5', '0 0 1 * *', '0 0 1,15 * *', '*/5 * * * *', '0 */6 * * *', '0-30/10 8-18/2 * * *', '5,35 * * * 0', '0 5 * 1-12/3 *', '00 05 * * *',
    '0 0 29 2 *', '0 0 31 1,2 *', '58 5,7 * * *', '58,2 5,7 * * *',
  ])('%s is one', (cron) => {
    expect(problemOfCron(cron)).toBeUndefined();
  });

  test.each([
    ['five fields are needed', ['', '0 5 * *', '0 5 * * * *', '0  5 * * *', ' 0 5 * * *', '@daily', '0\t5 * * *'], 'must have five fields with one space between'],
    ['a minute has its range', ['60 5 * * *', '-1 5 * * *', 'a 5 * * *', '? 5 * * *', '5-1 5 * * *', '*/0 5 * * *', '*/60 5 * * *', '5/10 5 * * *', '1,,2 5 * * *', '1- 5 * * *', '١ 5 * * *'],
      'has a minute that is no number from 0 to 59'],
    ['an hour too', ['0 24 * * *', '0 5-24 * * *', '0 */24 * * *'], 'has a hour that is no number from 0 to 23'],
    ['days of the month begin with 1', ['0 5 0 * *', '0 5 32 * *', '0 5 L * *', '0 5 1W * *'], 'has a day of the month that is no number from 1 to 31'],
    ['months have numbers', ['0 5 * 0 *', '0 5 * 13 *', '0 5 * JAN *'], 'has a month that is no number from 1 to 12'],
    ['Sunday is 0, never 7', ['0 5 * * 7', '0 5 * * *\n', '0 5 * * SUN', '0 5 * * 1#2', '0 5 * * 5L'], 'has a day of the week that is no number from 0 to 6'],
    ['two kinds of day are joined by "or" or by "and"', ['0 5 1 * 1', '0 5 */2 * 1-5'], 'names both a day of the month and a day of the week'],
    ['a day that never comes is a mistake', ['0 5 30 2 *', '0 5 31 4,6,9,11 *'], 'names a day that its months do not have'],
    ['GitHub takes five minutes at least', ['* * * * *', '*/4 * * * *', '0,3 5 * * *', '0-10/4 5 * * *'], 'comes more often than every 5 minutes'],
    ['also around the full hour', ['58,2 * * * *', '*/7 * * * *', '58,2 5-6 * * *', '58,2 0,23 * * *'], 'comes more often than every 5 minutes'],
  ])('%s', (_, crons, problem) => {
    for (const cron of crons) expect(problemOfCron(cron) ?? 'no problem', cron).toContain(problem);
  });

  test('one number in each field but the days is always one, in whatever order the lists stand', () => {
    const days = fc.uniqueArray(fc.nat(6), { minLength: 1 });
    fc.assert(fc.property(fc.nat(59), fc.nat(23), fc.integer({ min: 1, max: 12 }), days, (minute, hour, month, of) => {
      expect(problemOfCron(`${minute} ${hour} * ${month} ${of.join(',')}`)).toBeUndefined();
    }));
  });

  test('whatever is no cron is refused, not thrown at', () => {
    fc.assert(fc.property(fc.string(), (text) => {
      expect(typeof problemOfCron(`${text} x`)).toBe('string');
    }));
  });
});
