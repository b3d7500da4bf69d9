import { Duration } from '../duration';
import { wrongType } from '../model/invalid';

/**
 * The length in seconds.
 * @throws an error when `duration` is none
 */
export function checkDuration(property: string, duration: Duration): number {
  if (!(duration instanceof Duration)) throw wrongType(property, duration, 'a duration, such as `Duration.seconds(30)`');
  return duration.toSeconds();
}
