import { compiledPath, filePath, NodeResult, nodeResults } from './dbt-nodes';
import { StepLife } from './run-life';

/** One line of a log, and whether dbt Cloud puts the time before it. */
export interface LogMessage {
  readonly text: string;
  readonly stamped: boolean;
}

export const DBT2_VERSION = '2.0.9';

const WORDS: Readonly<Record<NodeResult['status'], string>> = {
  success: 'Succeeded', pass: 'Passed', fail: 'Failed', error: 'Failed', skipped: 'Skipped',
};

/**
 * What dbt 2 says while it carries out a command: a line for each node that has ended, then what went wrong, then what it did in all.
 *
 * @see https://docs.getdbt.com/docs/fusion/about-fusion
 */
export function dbt2Messages(step: StepLife, schema: string): LogMessage[] {
  const start = [plain(`dbt-fusion ${DBT2_VERSION} (emulated: no dbt runs)`), plain('   Loading profiles.yml')];
  const results = nodeResults(step, step.ending);
  const name = (step.command ?? '').split(' ')[1] ?? '';
  const nodes = results.map((result, index) => nodeLine(result, index + 1, results.length, schema));
  if (nodes.length > 0) return [...start, ...nodes, ...ending(name, results)];
  const isError = step.ending === 'error';
  const reason = isError ? [heading('Errors and Warnings'), `error: dbt1000: ${step.command} failed`, ''] : [];
  return [...start, ...[...reason, heading('Execution Summary'), `Finished '${name}' ${isError ? 'with 1 error' : 'successfully'}`].map(plain)];
}

function nodeLine({ node, status }: NodeResult, index: number, count: number, schema: string): LogMessage {
  const { kind, name, materialized } = node;
  const object = kind === 'test' ? `test ${name}` : `${kind} ${schema}.${name} (${materialized})`;
  const place = status === 'fail' ? ` (${filePath(node)}:12:9)` : '';
  return { text: `${WORDS[status]} ${object}${place}${status === 'skipped' ? '' : ` [${index} of ${count} in 0.3s]`}`, stamped: true };
}

function ending(name: string, results: readonly NodeResult[]): LogMessage[] {
  const count = (...statuses: NodeResult['status'][]): number => results.filter(({ status }) => statuses.includes(status)).length;
  const errors = results.filter(({ status }) => status === 'error');
  const bad = count('error', 'fail');
  return [
    '',
    ...(errors.length === 0 ? [] : [heading('Errors and Warnings'), ...errors.flatMap(errorBlock), '']),
    heading('Execution Summary'),
    `Finished '${name}' ${bad === 0 ? 'successfully' : `with ${bad} error${bad === 1 ? '' : 's'}`} for target 'default' [1.5s]`,
    `Summary: ${results.length} total | ${count('success', 'pass')} success | ${bad} error | ${count('skipped')} skipped`,
  ].map(plain);
}

/** What dbt 2 says of a node that failed, with the place in its file and the first frames of a backtrace. */
function errorBlock({ node }: NodeResult): string[] {
  return [
    'error: dbt0227: No column lifetime_value found. Available are stg_orders.order_id, stg_orders.amount',
    `  --> ${filePath(node)}:4:2 (${compiledPath(node)}:4:2)`,
    '   0: <unknown>',
    '   1: start_thread',
  ];
}

function heading(title: string): string {
  return `=================== ${title} ====================`;
}

function plain(text: string): LogMessage {
  return { text, stamped: false };
}
