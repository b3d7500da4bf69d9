import type { NodeResult } from './node-result';

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
