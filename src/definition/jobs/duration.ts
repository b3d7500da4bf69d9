import { invalid, wrongType } from '../../model/invalid';
import { refuseUnknownNames } from '../../model/known-names';

/** A length of time. */
export class Duration {
  /**
   * @param amount whole seconds, 1 or more
   * @throws an error when the amount is not a whole number of seconds
   */
  public static seconds(amount: number): Duration {
    return new Duration(checkWhole('Duration.seconds', amount, amount, 'seconds'));
  }

  /**
   * @param amount whole minutes, 1 or more
   * @throws an error when the amount is not a whole number of minutes
   */
  public static minutes(amount: number): Duration {
    return new Duration(60 * checkWhole('Duration.minutes', amount, amount, 'minutes'));
  }

  /**
   * @param amount hours, such as `1.5`; must come to whole minutes
   * @throws an error when the amount does not come to whole minutes
   */
  public static hours(amount: number): Duration {
    // 1.1 * 60 is a little more than 66
    return new Duration(60 * checkWhole('Duration.hours', amount, Math.round(amount * 60 * 1e6) / 1e6, 'minutes'));
  }

  private constructor(private readonly length: number) {}

  /** The length in minutes, perhaps with a fraction. */
  public toMinutes(): number {
    return this.length / 60;
  }

  /** The length in seconds. */
  public toSeconds(): number {
    return this.length;
  }
}

refuseUnknownNames('Duration', Duration);

function checkWhole(property: string, amount: number, whole: number, unit: string): number {
  if (typeof amount !== 'number') throw wrongType(property, amount, 'a number');
  if (!Number.isSafeInteger(whole) || whole < 1) throw invalid(property, amount, `must come to whole ${unit}, 1 or more`);
  return whole;
}

/**
 * The length in seconds.
 * @internal
 * @throws an error when `duration` is none
 */
export function secondsOf(property: string, duration: Duration): number {
  if (!(duration instanceof Duration)) throw wrongType(property, duration, 'a duration, such as `Duration.seconds(30)`');
  return duration.toSeconds();
}
