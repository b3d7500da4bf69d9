import { JsonObject } from './json';
import { integerOf, invalid } from './query';

/** The part of a list that one answer holds, with what the envelope says about it in `extra`. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly extra: JsonObject;
}

/** @see https://docs.getdbt.com/dbt-cloud/api-v2 "Pagination" */
const MOST_PER_PAGE = 100;

/**
 * Cuts a filtered and ordered list.
 *
 * @throws {InvalidQuery} where limit or offset is out of range
 */
export function pageOf<T>(all: readonly T[], query: URLSearchParams, filters: JsonObject, orderBy: string): Page<T> {
  const limit = countIn(query, 'limit', MOST_PER_PAGE, MOST_PER_PAGE);
  const offset = countIn(query, 'offset', 0, Infinity);
  const items = all.slice(offset, offset + limit);
  return {
    items,
    extra: { filters: { ...filters, limit, offset }, order_by: orderBy, pagination: { count: items.length, total_count: all.length } },
  };
}

function countIn(query: URLSearchParams, name: string, preset: number, most: number): number {
  const value = query.get(name);
  if (value === null) return preset;
  const count = Number(integerOf(name, value));
  if (count < 0 || count > most) throw invalid(name, value);
  return count;
}
