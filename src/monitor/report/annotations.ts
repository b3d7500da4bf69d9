import { allResults, type Facts } from './facts';
import { compiledLines } from './failure-lines';
import { failures, warnings, type NodeResult } from './node-result';
import { command, type Printed } from '../show/output';

/** How a provider's command for a note is written. */
export interface Notation {
  about(level: 'error' | 'warning', node: NodeResult): string;
  /** For a run that did not succeed and of whose nodes nothing is known. */
  outcome(sentence: string): string;
}

/** GitHub and Azure show that many of a kind for a step, and drop the rest. */
const MOST = 10;

/** Notes about what failed and what warned. */
export function annotations(facts: Facts, notation: Notation): readonly Printed[] {
  const results = allResults(facts);
  const failing = failures(results).slice(0, MOST).map(node => notation.about('error', node));
  const warned = warnings(results).slice(0, MOST).map(node => notation.about('warning', node));
  const whole = failing.length > 0 || facts.code === 0 ? [] : [notation.outcome(facts.sentence)];
  return [...failing, ...whole, ...warned].map(command);
}

const MOST_CHARACTERS = 2_000;

/** What dbt says of a node, as far as a note holds it. */
export function said(node: NodeResult): string {
  return (node.message || node.status).slice(0, MOST_CHARACTERS);
}

/** The same, and where its SQL is. */
export function annotationText(node: NodeResult): string {
  return [said(node), ...compiledLines(node)].join('\n');
}
