import { invalid, wrongType } from './model/invalid';

/** A length of time in whole minutes, the unit that all four providers know. */
export class Duration {
  /**
   * @param amount whole minutes, 1 or more
   * @throws an error when the amount is not a whole number of minutes
   */
  public static minutes(amount: number): Duration {
    return new Duration(checkMinutes('Duration.minutes', amount, amount));
  }

  /**
   * @param amount hours, such as `1.5`; must come to whole minutes
   * @throws an error when the amount does not come to whole minutes
   */
  public static hours(amount: number): Duration {
    // 1.1 * 60 is a little more than 66
    return new Duration(checkMinutes('Duration.hours', amount, Math.round(amount * 60 * 1e6) / 1e6));
  }

  private constructor(private readonly amount: number) {}

  /** The length in minutes. */
  public toMinutes(): number {
    return this.amount;
  }
}

function checkMinutes(property: string, amount: number, minutes: number): number {
  if (typeof amount !== 'number') throw wrongType(property, amount, 'a number');
  if (!Number.isSafeInteger(minutes) || minutes < 1) throw invalid(property, amount, 'must come to whole minutes, 1 or more');
  return minutes;
}
