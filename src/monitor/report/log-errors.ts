import { compiledPath, heading, placeIn, type NodePlace } from './node-place';
import type { NodeResult } from './node-result';
import { readNodeLine } from '../show/node-lines';
import { shortLines } from '../text/lines';

/** What a step's log says of one error. */
export interface LogError extends NodePlace {
  /** Empty where only the place is told. */
  readonly message: string;
  /** The code that dbt 2 gives an error, such as `dbt1308`. dbt 1 has none. */
  readonly code?: string;
}

/** Lines of one error. */
const MOST_LINES = 40;

/** What stands before the text of a line: a time, a level, and a thread (dbt 1) or the kind and code of an error (dbt 2). */
const PREFIX = /^(\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)? {1,2})?(?:\[(\w{1,8}) {0,2}\]:? {1,3})?(?:\[([^\]]{0,80})\]: )?(error: |warning: )?(?:(dbt\d{1,6}): )?/;

/** The frames of a backtrace, and the rules between the parts of a log of dbt 2. */
const FOREIGN = /^ {0,6}(?:\d{1,3}: \S|={5})/;

interface Line {
  readonly text: string;
  readonly stamped: boolean;
  /** Whether an error begins here, and of which engine; `end` where none goes on. */
  readonly role: 'dbt 1' | 'dbt 2' | 'end' | 'more';
  readonly code?: string;
}

/** The errors that a log tells, in its order. */
export function logErrors(log: string): readonly LogError[] {
  const errors: LogError[] = [];
  let lines: string[] = [];
  let first: Line | undefined;
  const close = () => {
    if (first !== undefined) errors.push({ ...placeIn(lines.join('\n')), message: lines.join('\n').trimEnd(), code: first.code });
    first = undefined;
    lines = [];
  };
  for (const source of shortLines(log)) {
    const line = readLine(source);
    const isOver = line.role !== 'more' || (first?.role === 'dbt 2' && (FOREIGN.test(line.text) || (line.stamped && !line.text.startsWith(' '))));
    if (isOver) close();
    if (line.role === 'dbt 1' || line.role === 'dbt 2') first = line;
    if (first !== undefined && lines.length < MOST_LINES) lines.push(line.text);
    const place = placeOfTest(source);
    if (place !== undefined) errors.push({ ...place, message: '' });
  }
  close();
  return errors;
}

function readLine(source: string): Line {
  // most lines of a log are neither stamped nor the first of an error
  const [prefix, stamp, level, tag = '', word, bare] = /^[\d[ewd]/.test(source) ? PREFIX.exec(source) ?? [''] : [''];
  const text = source.slice(prefix.length);
  const stamped = stamp !== undefined;
  const [code = bare] = /dbt\d{1,6}/.exec(tag) ?? [];
  const isWarning = word === 'warning: ' || (level !== undefined && level !== 'error');
  const isDbt2 = word === 'error: ' || (level === 'error' && (code !== undefined || tag === ''));
  if (isDbt2) return { text, stamped, role: 'dbt 2', code };
  if (heading(text) !== undefined && word !== 'warning: ' && readNodeLine(source) === undefined) return { text, stamped, role: 'dbt 1' };
  return { text, stamped, role: isWarning && code !== undefined ? 'end' : 'more' };
}

/** dbt 2 tells where a test is written in the line that tells of its failure only. */
function placeOfTest(source: string): NodePlace | undefined {
  const { word, kind, name, about = '' } = readNodeLine(source) ?? {};
  const [, file, line] = word === 'Failed' && kind !== 'model' ? /^([^:]{1,300}):(\d{1,7})/.exec(about) ?? [] : [];
  return file === undefined ? undefined : { name, file, line: Number(line) };
}

/** The results with what only the log tells: places, and the message of a node that failed where its result has none. */
export function withLog(results: readonly NodeResult[], log: string): readonly NodeResult[] {
  // the last that is said of a node counts
  const errors = Array.from(logErrors(log)).reverse();
  return results.map(result => {
    const about = errors.filter(error => isAbout(error, result));
    const file = result.file ?? about.find(error => error.file !== undefined)?.file;
    const derived = result.kind === 'model' ? compiledPath(result.id.split('.')[1], file) : undefined;
    return {
      ...result,
      file,
      line: result.line ?? about.find(error => error.line !== undefined && error.file === file)?.line,
      compiled: result.compiled ?? about.find(error => error.compiled !== undefined)?.compiled ?? derived,
      message: result.message === '' && isFailing(result) ? about.find(({ message }) => message !== '')?.message ?? '' : result.message,
    };
  });
}

/** dbt 2 names the node of an error, or its file only. */
function isAbout({ name, file }: LogError, result: NodeResult): boolean {
  if (name !== undefined) return name === result.name || name.endsWith(`.${result.name}`);
  return result.kind !== 'test' && file?.split('/').pop()?.split('.')[0] === result.name;
}

function isFailing({ verdict }: NodeResult): boolean {
  return verdict === 'failed' || verdict === 'errored';
}

/** What dbt 2 says where it ends before its first node: it leaves no results then. */
export function errorsWithoutNode(log: string): readonly NodeResult[] {
  return logErrors(log).filter(({ code }) => code !== undefined).map(({ code = '', message, file, line, compiled }) => ({
    id: `error.${code}`, kind: 'error', name: code, verdict: 'errored', status: 'error', message, seconds: 0, file, line, compiled,
  }));
}
