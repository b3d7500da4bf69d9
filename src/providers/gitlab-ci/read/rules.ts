import { ChangedFiles } from './changed-files';
import { evaluate, isTrue, orTrue, Semantics } from '../../shared/read/expression';
import { asList, asMapping, asText, Mapping, unknownKeys } from '../../shared/read/reader';

/** What a list of rules comes to. */
export interface Decision {
  readonly outcome: 'runs' | 'waits' | 'absent';
  /** The keys below the list that decided. */
  readonly at: readonly (string | number)[];
  readonly text: string;
  /** What the deciding rule sets. */
  readonly variables: Mapping;
}

/** What rules are judged by. */
export interface Facts {
  readonly semantics: Semantics;
  readonly changed: ChangedFiles;
  report(what: string): void;
}

/** Why a rule does not match. */
interface Mismatch {
  readonly at: readonly (string | number)[];
  readonly text: string;
}

/**
 * The first rule that matches decides. One without `if` and `changes` matches.
 *
 * @param otherwise the `when` of a rule that has none
 * @see https://docs.gitlab.com/ci/yaml/#rules
 */
export function decide(rules: unknown, otherwise: string | undefined, facts: Facts): Decision {
  const misses: Mismatch[] = [];
  for (const [index, written] of asList(rules).entries()) {
    const rule = asMapping(written);
    if (written !== rule) {
      facts.report(`rule ${index + 1} is not evaluated`);
      continue;
    }
    for (const key of unknownKeys(rule, ['if', 'changes', 'when', 'variables', 'allow_failure', 'interruptible', 'needs', 'exists'])) facts.report(`\`rules:${key}\` is not evaluated`);
    const miss = mismatch(rule, index, facts);
    if (!miss) return decisionOf(rule, index, asText(rule.when) ?? otherwise ?? 'on_success', facts);
    misses.push(miss);
  }
  // one that failed on its files came closest
  const nearest = misses.length === 1 ? misses[0] : misses.find(({ at }) => at[1] === 'changes');
  return { outcome: 'absent', at: nearest?.at ?? [], text: nearest?.text ?? `none of the ${misses.length} rules holds`, variables: {} };
}

function mismatch(rule: Mapping, index: number, { semantics, changed, report }: Facts): Mismatch | undefined {
  const condition = asText(rule.if);
  if (condition !== undefined && !holds(condition, semantics, report)) return { at: [index, 'if'], text: `\`${condition}\` does not hold` };
  if (rule.changes !== undefined && !changed.meet(rule.changes, report)) return { at: [index, 'changes'], text: 'no changed file matches `changes`' };
  if (rule.exists !== undefined) report('`rules:exists` is not evaluated, so it is taken to hold');
  if (rule.needs !== undefined) report('`rules:needs` is not evaluated');
  return undefined;
}

function holds(source: string, semantics: Semantics, report: (what: string) => void): boolean {
  return orTrue(() => isTrue(evaluate(source, semantics)), (what) => report(`\`if: ${source}\`: ${what}, so it is taken to hold`));
}

function decisionOf(rule: Mapping, index: number, when: string, { report }: Facts): Decision {
  const written = rule.when === undefined ? [index] : [index, 'when'];
  const variables = asMapping(rule.variables);
  switch (when) {
    case 'never': return { outcome: 'absent', at: written, text: `${textOf(rule)}, and \`when\` is \`never\``, variables };
    case 'manual': return { outcome: 'waits', at: written, text: '`when: manual`: it waits for a person to start it', variables };
    case 'on_failure': return { outcome: 'waits', at: written, text: '`when: on_failure`: it runs only after another job failed', variables };
    case 'delayed':
      report('`when: delayed` is taken as a start');
      break;
    case 'always': case 'on_success': break;
    default: report(`\`when: ${when}\` is taken as a start`);
  }
  return { outcome: 'runs', at: [index, ...rule.if === undefined ? [] : ['if']], text: textOf(rule), variables };
}

function textOf(rule: Mapping): string {
  const condition = asText(rule.if);
  const files = rule.changes === undefined ? [] : ['`changes` is met'];
  return [...condition === undefined ? [] : [`\`${condition}\` holds`], ...files].join(' and ') || 'a rule without a condition always holds';
}
