import { shortHash } from './short-hash';

/** The shortest limit among the databases that dbt writes to: PostgreSQL's 63 bytes. */
const LONGEST_SCHEMA_NAME = 63;

/**
 * Makes a name that every database takes without quotes: lower case letters, digits and `_`, no digit first, at most 63
 * characters. A name that is too long is cut and gets a hash of the whole, so that two long branch names stay two schemas.
 *
 * @see https://www.postgresql.org/docs/current/sql-syntax-lexical.html#SQL-SYNTAX-IDENTIFIERS
 * @see https://docs.snowflake.com/en/sql-reference/identifiers-syntax
 */
export function legalSchemaName(name: string): string {
  const legal = name.toLowerCase().replace(/[^a-z0-9_]/g, '_').replace(/^(?=\d)/, '_');
  if (legal.length <= LONGEST_SCHEMA_NAME) return legal;
  const hash = shortHash(name);
  return `${legal.slice(0, LONGEST_SCHEMA_NAME - hash.length - 1)}_${hash}`;
}
