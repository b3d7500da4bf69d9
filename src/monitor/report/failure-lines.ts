import type { NodeResult } from './node-result';
import { stepTitle, type Step } from '../http/run';
import { withoutAnsi } from '../text/safe-line';

const MOST_NODES = 20;
const MOST_LINES = 15;

/** The failing models and tests as a person reads them in the log. */
export function failureLines(failing: readonly NodeResult[]): readonly string[] {
  const more = failing.length - MOST_NODES;
  return [
    `${failing.length === 1 ? 'this failed' : `these ${failing.length} failed`}:`,
    ...failing.slice(0, MOST_NODES).flatMap(nodeLines),
    ...(more > 0 ? [`  and ${more} more`] : []),
  ];
}

/** What a node is and where it is written: `test not_null_orders_id (models/orders.yml)`. */
export function nodeTitle(node: NodeResult): string {
  return `${node.kind} ${node.name}${node.file === undefined ? '' : ` (${node.file})`}`;
}

function nodeLines(node: NodeResult): readonly string[] {
  const message = node.message.split('\n').map(line => line.trimEnd()).filter(line => line !== '');
  const shown = message.slice(0, MOST_LINES);
  if (shown.length < message.length) shown.push('…');
  return [`  ${nodeTitle(node)}: ${node.status}`, ...[...shown, ...compiledLines(node)].map(line => `    ${line}`)];
}

/** Where the SQL of a node is, unless its message says so. */
export function compiledLines({ compiled, message }: NodeResult): readonly string[] {
  return compiled === undefined || message.includes(compiled) ? [] : [`compiled code at ${compiled}`];
}

/** The last lines of a step's log under a heading, each set off by a bar so that a reader sees where they begin and end. */
export function logTail(step: Step, most: number): readonly string[] {
  if (most === 0) return [];
  const lines = withoutAnsi(step.log).split(/\r\n|\n|\r/).map(line => line.trimEnd());
  while (lines.length > 0 && lines[lines.length - 1] === '') lines.pop();
  const tail = lines.slice(-most);
  const amount = tail.length < lines.length ? `the last ${tail.length} of ${lines.length} lines` : 'the log';
  return [`${amount} of ${stepTitle(step)}:`, ...tail.map(line => `  | ${line}`)];
}
