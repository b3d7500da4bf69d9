import { invalid } from './model/invalid';

/** A length of time in whole minutes, the unit that all four providers know. */
export class Duration {
  /**
   * @param amount whole minutes, 1 or more
   * @throws an error when the amount is not a whole number of minutes
   */
  public static minutes(amount: number): Duration {
    if (!Number.isInteger(amount) || amount < 1) throw invalid('Duration.minutes', amount, 'must be a whole number of minutes, 1 or more');
    return new Duration(amount);
  }

  /**
   * @param amount hours, such as `1.5`; must come to whole minutes
   * @throws an error when the amount does not come to whole minutes
   */
  public static hours(amount: number): Duration {
    const minutes = amount * 60;
    if (!Number.isInteger(minutes) || minutes < 1) throw invalid('Duration.hours', amount, 'must come to whole minutes, 1 or more');
    return new Duration(minutes);
  }

  private constructor(private readonly amount: number) {}

  /** The length in minutes. */
  public toMinutes(): number {
    return this.amount;
  }
}
