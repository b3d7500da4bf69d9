import { Variable } from '../contract';
import type { Overrides } from './overrides';
import { addProblem, knownText, choiceOf, type Settings } from './setting';
import { shortHash } from '../text/hash';

/** The shortest limit among the databases that dbt writes to: PostgreSQL's 63 bytes. */
const LONGEST_SCHEMA_NAME = 63;

/**
 * Makes a name that every database takes without quotes: letters, digits and `_`, no digit first, at most 63 characters. Its case stays:
 * BigQuery tells `PR_7` from `pr_7`. A name that is too long is cut and gets a hash of the whole, so that two long branch names stay two
 * schemas.
 *
 * @see https://www.postgresql.org/docs/current/sql-syntax-lexical.html#SQL-SYNTAX-IDENTIFIERS
 * @see https://docs.snowflake.com/en/sql-reference/identifiers-syntax
 * @see https://cloud.google.com/bigquery/docs/datasets#dataset-naming
 */
export function legalSchemaName(name: string): string {
  const legal = name.replace(/[^A-Za-z0-9_]/g, '_').replace(/^(?=\d)/, '_');
  if (legal.length <= LONGEST_SCHEMA_NAME) return legal;
  const hash = shortHash(name);
  return `${legal.slice(0, LONGEST_SCHEMA_NAME - hash.length - 1)}_${hash}`;
}

/**
 * Reads what tells the schema of a pull request from those of others, where such a schema is wanted: its number, and a hash of the
 * repository where that is known, because several repositories may build into one warehouse.
 */
export function readPullRequest(given: Settings, overrides: Overrides): string | undefined {
  const repository = knownText(given, Variable.REPOSITORY);
  const wanted = choiceOf(given, Variable.PULL_REQUEST_SCHEMA, 'off', 'on', 'true', 'false', 'auto');
  if (wanted === 'off' || wanted === 'false') return undefined;
  const [, id] = Object.entries(overrides).find(([field]) => field.endsWith('_request_id')) ?? [];
  // the run would build into the job's own schema
  if (id === undefined) {
    // another event than a pull request: the run builds into the job's own schema, as it should
    if (wanted === 'auto') return undefined;
    return addProblem(given, Variable.PULL_REQUEST_SCHEMA, `is on, but no pull request is known: set ${Variable.PULL_REQUEST_ID} or ${Variable.JOB_SCHEMA_OVERRIDE}`);
  }
  // the providers do not tell repositories apart by case
  return repository === undefined ? `${id}` : `${id}_${shortHash(repository.toLowerCase())}`;
}

/**
 * The schema of a pull request, once the job is known. The name is the one that dbt Cloud itself gives to such a schema; a hash comes at
 * its end, because whoever drops these schemas goes by their beginning.
 *
 * @param pullRequest as `readPullRequest` gives it
 * @see https://docs.getdbt.com/docs/deploy/ci-jobs
 */
export function pullRequestSchema(jobId: string, pullRequest: string): string {
  return legalSchemaName(`dbt_cloud_pr_${jobId}_${pullRequest}`);
}
