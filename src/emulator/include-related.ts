import { invalid, listOf } from './query';

/** Everything that some operation on runs publishes as a value of `include_related`. */
const OF_RUNS = [
  'trigger', 'job', 'environment', 'repository', 'run_steps', 'run_retries', 'used_repo_cache', 'repo_cache_restore', 'audit', 'debug_logs',
];

/**
 * The related objects that a request on a run asks for.
 *
 * @throws {InvalidQuery} for a value that the specification does not publish
 */
export function includeRelated(query: URLSearchParams): ReadonlySet<string> {
  const values = listOf(query, 'include_related');
  const unknown = values.find((value) => !OF_RUNS.includes(value));
  if (unknown !== undefined) throw invalid('include_related', unknown);
  return new Set(values);
}
