import { compiledPath, placeIn } from './node-place';
import { asList, asObject, asText, type JsonObject } from '../text/json';

/** What became of one model, test, source or other node in one step. */
export interface NodeResult {
  /** As in dbt's artifacts: `model.jaffle_shop.orders`. */
  readonly id: string;
  /** `model`, `test`, `seed`, `snapshot`, `source`, … */
  readonly kind: string;
  /** The name that a person knows it by. */
  readonly name: string;
  readonly verdict: Verdict;
  /** dbt's own word. */
  readonly status: string;
  readonly message: string;
  readonly seconds: number;
  /** Path in the dbt project, where dbt told it. */
  readonly file?: string;
  /** Line in `file`, where dbt told it. */
  readonly line?: number;
  /** Path of the SQL that was sent to the database, where there is any. */
  readonly compiled?: string;
}

/** What a status of dbt means, in the kinds that reports tell apart. */
export type Verdict = 'passed' | 'failed' | 'errored' | 'skipped' | 'warned';

// A status that is not here is shown as a warning: it is worth a look and proves nothing.
const VERDICTS: Readonly<Record<string, Verdict>> = {
  'success': 'passed',
  'pass': 'passed',
  'no-op': 'passed',
  'reused': 'passed',
  'fail': 'failed',
  'error': 'errored',
  'runtime error': 'errored',
  'partial success': 'errored',
  'skipped': 'skipped',
};

/**
 * Reads the results out of `run_results.json` or `sources.json`, and nothing out of what is neither.
 *
 * @param clean makes text from outside fit for a report
 * @see https://docs.getdbt.com/reference/artifacts/run-results-json
 * @see https://docs.getdbt.com/reference/artifacts/sources-json
 */
export function readNodeResults(artifact: unknown, clean: (text: string) => string): readonly NodeResult[] {
  return asList(asObject(artifact).results).map(asObject).filter(result => asText(result.unique_id) !== '').map(result => readResult(result, clean));
}

/** The results that made a step fail. */
export function failures(results: readonly NodeResult[]): readonly NodeResult[] {
  return results.filter(({ verdict }) => verdict === 'failed' || verdict === 'errored');
}

/** The results that are worth a look. */
export function warnings(results: readonly NodeResult[]): readonly NodeResult[] {
  return results.filter(({ verdict }) => verdict === 'warned');
}

function readResult(result: JsonObject, clean: (text: string) => string): NodeResult {
  const id = clean(asText(result.unique_id));
  const status = clean(asText(result.status)).toLowerCase();
  const message = readMessage(result, clean, status) || freshness(result);
  const [kind = '', project = '', ...rest] = id.split('.');
  const { file, line, compiled } = placeIn(message);
  return {
    id,
    kind,
    // the id of a test ends in a hash of its definition
    name: rest.filter((part, index) => index === 0 || !/^[0-9a-f]{10}$/.test(part)).join('.') || id,
    verdict: VERDICTS[status] ?? 'warned',
    status,
    message,
    seconds: typeof result.execution_time === 'number' && result.execution_time > 0 ? result.execution_time : 0,
    file,
    line,
    compiled: compiled ?? (result.compiled === true ? compiledPath(project, file) : undefined),
  };
}

/** dbt 2 says no more than the status of a test that failed, and how many rows made it fail. */
function readMessage(result: JsonObject, clean: (text: string) => string, status: string): string {
  const message = clean(asText(result.message) || asText(result.error));
  if (!['error', 'fail', 'failed', status].includes(message.toLowerCase())) return message;
  return typeof result.failures === 'number' && result.failures > 0 ? `${result.failures} ${result.failures === 1 ? 'row fails' : 'rows fail'}` : '';
}

function freshness(result: JsonObject): string {
  const age = result.max_loaded_at_time_ago_in_s;
  return typeof age === 'number' ? `last loaded ${Math.round(age / 360) / 10} hours before the check, at ${asText(result.max_loaded_at)}` : '';
}
