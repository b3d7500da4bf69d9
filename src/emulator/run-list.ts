import { RunNow } from './account';
import { JsonObject } from './json';
import { Page, pageOf } from './page';
import { allowOnly, integerOf, invalid, InvalidQuery, listOf } from './query';

type Accepts = (now: RunNow) => boolean;
type Filter = (query: URLSearchParams, name: string) => Accepts;

const finishedAt = ({ life, free }: RunNow): number | undefined => (life.finishedMs === undefined ? undefined : free + life.finishedMs);

/** The filters that act on what the emulator knows of a run. */
const FILTERS: Readonly<Record<string, Filter>> = {
  job_definition_id: equal(({ run }) => BigInt(run.job.id)),
  project_id: equal(({ run }) => BigInt(run.job.projectId)),
  project_id__in: oneOf(({ run }) => BigInt(run.job.projectId)),
  status: equal(({ life }) => BigInt(life.status)),
  status__in: oneOf(({ life }) => BigInt(life.status)),
  pk: equal(({ run }) => BigInt(run.id)),
  pk__in: oneOf(({ run }) => BigInt(run.id)),
  id__gt: (query, name) => {
    const bound = integerOf(name, query.get(name) ?? '');
    return ({ run }) => BigInt(run.id) > bound;
  },
  created_at__range: between(({ run }) => run.createdAt),
  finished_at__range: between(finishedAt),
};

/** Parameters that are published but have no filter here: refused by name, because a filter that does nothing gives a wrong list. */
const NOT_EMULATED = [
  'dbt_version', 'dbt_version__in', 'deferring_run_id', 'environment_id', 'has_docs_generated', 'has_sources_generated', 'state',
];
const OTHERS = ['include_related', 'limit', 'offset', 'order_by'];

/** An unfinished run sorts last, as a null does in the service's database. */
const ORDERS: Readonly<Record<string, (a: RunNow, b: RunNow) => number>> = {
  id: (a, b) => compare(BigInt(a.run.id), BigInt(b.run.id)),
  created_at: (a, b) => compare(a.run.createdAt, b.run.createdAt),
  finished_at: (a, b) => compare(finishedAt(a) ?? Infinity, finishedAt(b) ?? Infinity),
};

/**
 * The runs that a list request asks for.
 *
 * @throws {InvalidQuery} where a parameter is unknown, not emulated, or has a value of the wrong type
 * @see https://docs.getdbt.com/dbt-cloud/api-v2#/operations/List%20Runs
 */
export function listRuns(runs: readonly RunNow[], query: URLSearchParams): Page<RunNow> {
  allowOnly(query, [...Object.keys(FILTERS), ...NOT_EMULATED, ...OTHERS]);
  const missing = NOT_EMULATED.find((name) => query.has(name));
  if (missing !== undefined) throw new InvalidQuery({ [missing]: 'the emulator does not have this filter; leave it out' });
  const names = Object.keys(FILTERS).filter((name) => query.has(name));
  const filters = names.map((name) => FILTERS[name](query, name));
  const orderBy = query.get('order_by') ?? 'id';
  const found = ordered(runs.filter((now) => filters.every((accepts) => accepts(now))), orderBy);
  const applied: JsonObject = Object.fromEntries(names.map((name) => [name, query.getAll(name).join(',')]));
  return pageOf(found, query, applied, orderBy);
}

function ordered(runs: readonly RunNow[], orderBy: string): RunNow[] {
  const descending = orderBy.startsWith('-');
  const order = ORDERS[descending ? orderBy.slice(1) : orderBy];
  if (order === undefined) throw invalid('order_by', orderBy);
  return [...runs].sort((a, b) => (descending ? order(b, a) : order(a, b)));
}

function equal(valueOf: (now: RunNow) => bigint): Filter {
  return (query, name) => {
    const wanted = integerOf(name, query.get(name) ?? '');
    return (now) => valueOf(now) === wanted;
  };
}

function oneOf(valueOf: (now: RunNow) => bigint): Filter {
  return (query, name) => {
    const wanted = listOf(query, name).map((value) => integerOf(name, value));
    return (now) => wanted.includes(valueOf(now));
  };
}

function between(valueOf: (now: RunNow) => number | undefined): Filter {
  return (query, name) => {
    const bounds = listOf(query, name).map((value) => Date.parse(value));
    if (bounds.length !== 2 || bounds.some(Number.isNaN)) throw invalid(name, query.getAll(name).join(','));
    return (now) => {
      const value = valueOf(now);
      return value !== undefined && value >= bounds[0] && value <= bounds[1];
    };
  };
}

function compare<T extends bigint | number>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
