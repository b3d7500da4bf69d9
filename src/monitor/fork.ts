import { Variable } from './contract';
import { resolvedText, switchOf, type Settings } from './setting';

/** Whether a fork's pull request started this job. Azure leaves the reference as it is where there is no pull request. */
export function readFromFork(settings: Settings): 'on' | 'off' {
  return resolvedText(settings, Variable.FROM_FORK) === undefined ? 'off' : switchOf(settings, Variable.FROM_FORK);
}
