import { Json } from './json';
import { pythonText } from './python-text';

/** A query that the service refuses: what is wrong, by parameter or as a sentence. Answered with 400. */
export class InvalidQuery extends Error {
  public constructor(public readonly data: Json) {
    super('the query is not valid');
  }
}

/**
 * Refuses a parameter that the operation does not publish, as the service does.
 *
 * @throws {InvalidQuery}
 */
export function allowOnly(query: URLSearchParams, published: readonly string[]): void {
  const unexpected = [...new Set(query.keys())].filter((name) => !published.includes(name));
  if (unexpected.length === 0) return;
  const names = unexpected.map((name) => `'${name}'`).join(', ');
  throw new InvalidQuery(`Additional properties are not allowed (${names} ${unexpected.length === 1 ? 'was' : 'were'} unexpected)`);
}

/** @throws {InvalidQuery} where the value is not an integer */
export function integerOf(name: string, value: string): bigint {
  if (!/^-?\d+$/.test(value)) throw invalid(name, value);
  return BigInt(value);
}

/** The refusal of one value. The service quotes it and says no more. */
export function invalid(name: string, value: string): InvalidQuery {
  return new InvalidQuery({ [name]: `${pythonText(value)} is not valid under any of the given schemas` });
}

/**
 * The values of a list parameter in each form that clients in production send: `["a","b"]` (dbt-cloud-job-action),
 * `['a','b']` (Dagster), `a,b` (dbtc) and the parameter repeated (Airflow).
 */
export function listOf(query: URLSearchParams, name: string): string[] {
  return query.getAll(name).flatMap((value) => {
    const items = /^\s*\[(.*)\]\s*$/s.exec(value)?.[1] ?? value;
    return items.split(',').map((item) => item.trim().replace(/^(["'])(.*)\1$/, '$2')).filter((item) => item !== '');
  });
}
