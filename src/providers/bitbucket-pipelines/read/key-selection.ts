import { globMatches, isClearlyMoreSpecific, isPlain } from './glob-match';

/** The key of a section whose pipeline runs. */
export interface SelectedKey {
  readonly key: string;
  /** Another key that may run, because no page decides between the two. */
  readonly rival?: string;
}

/**
 * The exact name, else the most specific pattern that matches, which is taken to be the longest.
 * @see https://support.atlassian.com/bitbucket-cloud/docs/use-glob-patterns-on-the-pipelines-yaml-file/
 */
export function selectKey(name: string, keys: readonly string[]): SelectedKey | undefined {
  const matching = keys.filter((key) => isPlain(key) ? key === name : globMatches(key, name));
  const exact = matching.find(isPlain);
  // a known defect: a pattern with alternatives may run although there is a key with the exact name
  if (exact !== undefined) return { key: exact, rival: matching.find((key) => key.includes('{')) };
  const [longest, ...others] = [...matching].sort((a, b) => b.length - a.length);
  return longest === undefined ? undefined : { key: longest, rival: others.find((other) => !isClearlyMoreSpecific(longest, other)) };
}
