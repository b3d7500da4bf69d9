import { compiledPath, filePath, NodeResult, nodeResults } from './dbt-nodes';
import { DBT2_VERSION, dbt2Messages, LogMessage } from './logs-dbt2';
import { DbtEngine } from './options';
import { StepLife } from './run-life';
import { timeOfDay } from './time-text';

const DBT1_VERSION = '1.10.11';

/** The version of dbt that a run has where its trigger names none. */
export function dbtVersion(engine: DbtEngine): string {
  return engine === 'dbt1' ? DBT1_VERSION : DBT2_VERSION;
}

/** What a step's log depends on besides the step. */
export interface LogContext {
  readonly engine: DbtEngine;
  readonly schema: string;
  readonly branch: string;
  /** Start of the step, milliseconds since the epoch. */
  readonly startedAt: number;
}

/** The lines that a step has written so far: its log grows with the work that it has done. */
export function logLines(step: StepLife, context: LogContext): string[] {
  const gap = context.engine === 'dbt1' ? '  ' : ' ';
  return written(step, context).map(({ at, text, stamped }) => (stamped ? `${timeOfDay(at)}${gap}${text}` : text));
}

/** The same lines in the form of dbt's debug log, which also names the command. */
export function debugLogLines(step: StepLife, context: LogContext): string[] {
  if (step.startedMs === undefined) return [];
  const thread = context.engine === 'dbt1' ? ' [MainThread]' : '';
  const line = (at: number, level: string, message: string): string => `${timeOfDay(at)}.000000 [${level}]${thread}: ${message}`;
  return [
    line(context.startedAt, 'debug', `Command: ${step.command ?? step.name}`),
    ...written(step, context).map(({ at, text, stamped }) => (stamped || context.engine === 'dbt1' ? line(at, 'info ', text) : text)),
  ];
}

/** The last lines of a log. The API cuts a debug log to the last 1,000 lines unless `debug_logs` is asked for. */
export function lastLines(lines: readonly string[], count: number): string[] {
  return lines.slice(Math.max(0, lines.length - count));
}

function written(step: StepLife, context: LogContext): (LogMessage & { readonly at: number })[] {
  if (step.startedMs === undefined) return [];
  const all = messages(step, context);
  // The time of a line comes from the plan, so that a line once written never changes.
  const timeOf = (index: number): number => context.startedAt + (step.plannedMs * index) / all.length;
  return all.slice(0, Math.floor(all.length * step.progress)).map((message, index) => ({ ...message, at: timeOf(index) }));
}

function messages(step: StepLife, context: LogContext): LogMessage[] {
  if (step.command === undefined) return preparation(step, context).map((text) => ({ text, stamped: false }));
  return context.engine === 'dbt2' ? dbt2Messages(step, context.schema) : dbtMessages(step, context).map((text) => ({ text, stamped: true }));
}

function preparation(step: StepLife, context: LogContext): string[] {
  return step.name.startsWith('Clone')
    ? ['Cloning into an emulated repository: nothing is read...', `Checking out branch ${context.branch}`, 'Successfully cloned repository.']
    : ['Writing profiles.yml', `Using schema ${context.schema}`];
}

function dbtMessages(step: StepLife, context: LogContext): string[] {
  const start = [`Running with dbt=${DBT1_VERSION} (emulated: no dbt runs)`];
  if (step.command === 'dbt deps') return [...start, 'Installing emulated/package', 'Installed from version 1.0.0', 'Up to date!'];
  const results = nodeResults(step, step.ending);
  if (results.length === 0) return [...start, step.ending === 'error' ? `Encountered an error: ${step.command} failed` : 'Done.'];
  return [
    ...start,
    'Registered adapter: emulated=1.0.0',
    'Found 4 models, 2 seeds, 4 data tests, 480 macros',
    "Concurrency: 4 threads (target='default')",
    ...results.flatMap((result, index) => resultLines(result, index + 1, results.length, context.schema)),
    ...summary(results),
  ];
}

function resultLines(result: NodeResult, index: number, count: number, schema: string): string[] {
  const { kind, materialized, name } = result.node;
  const place = `${index} of ${count}`;
  const object = kind === 'test' ? `test ${name}` : `${kind === 'seed' ? 'seed file' : `sql ${materialized} model`} ${schema}.${name}`;
  if (result.status === 'skipped') return [dotted(`${place} SKIP ${object}`, '[SKIP]')];
  const start = dotted(`${place} START ${object}`, '[RUN]');
  if (result.status === 'pass') return [start, dotted(`${place} PASS ${name}`, '[PASS in 0.12s]')];
  if (result.status === 'fail') return [start, dotted(`${place} FAIL ${result.failures} ${name}`, `[FAIL ${result.failures} in 0.12s]`)];
  if (result.status === 'error') return [start, dotted(`${place} ERROR creating ${object}`, '[ERROR in 0.31s]')];
  return [start, dotted(`${place} OK created ${object}`, '[SUCCESS 1 in 0.41s]')];
}

function summary(results: readonly NodeResult[]): string[] {
  const count = (...statuses: NodeResult['status'][]): number => results.filter(({ status }) => statuses.includes(status)).length;
  const errors = results.filter(({ status }) => status === 'error' || status === 'fail');
  const reasons = errors.flatMap(({ node, message }) => (node.kind === 'test'
    ? [`Failure in test ${node.name} (${filePath(node)})`, `  ${message}`, '', `  compiled code at ${compiledPath(node)}`]
    : (message ?? '').split('\n')));
  const verdict = errors.length === 0
    ? 'Completed successfully'
    : `Completed with ${errors.length} error, 0 partial successes, and 0 warnings:`;
  const total = `PASS=${count('success', 'pass')} WARN=0 ERROR=${errors.length} SKIP=${count('skipped')} NO-OP=0 TOTAL=${results.length}`;
  return [verdict, ...reasons, `Done. ${total}`];
}

function dotted(text: string, ending: string): string {
  return `${text} ${'.'.repeat(Math.max(3, 80 - text.length - ending.length))} ${ending}`;
}
