import { evaluate, isTrue, orTrue, Semantics } from '../planning/expression';
import { asList, asMapping, asText, unknownKeys } from '../planning/reader';

/**
 * Whether the first rule that matches lets the job run. A rule without `if` matches.
 * @see https://docs.gitlab.com/ci/yaml/#rules
 */
export function passesRules(rules: unknown, semantics: Semantics, report: (what: string) => void): boolean {
  for (const rule of asList(rules).map(asMapping)) {
    for (const key of unknownKeys(rule, ['if', 'when'])) report(`\`rules:${key}\` is not evaluated`);
    if (holds(asText(rule.if), semantics, report)) return runs(asText(rule.when), report);
  }
  return false;
}

function runs(when: string | undefined, report: (what: string) => void): boolean {
  if (when !== undefined && !['always', 'never', 'on_success'].includes(when)) report(`\`when: ${when}\` is taken as a start`);
  return when !== 'never';
}

function holds(source: string | undefined, semantics: Semantics, report: (what: string) => void): boolean {
  if (source === undefined) return true;
  return orTrue(() => isTrue(evaluate(source, semantics)), (what) => report(`\`if: ${source}\`: ${what}, so it is taken to hold`));
}
