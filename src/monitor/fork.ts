import { Variable } from './contract';
import { resolvedText, switchOf, type Settings } from './setting';

/** Whether a fork's pull request started this job. Azure leaves the reference as it is where there is no pull request. */
export function readFromFork(given: Settings): 'on' | 'off' {
  return resolvedText(given, Variable.FROM_FORK) === undefined ? 'off' : switchOf(given, Variable.FROM_FORK);
}
