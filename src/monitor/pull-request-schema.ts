import type { Configuration } from './configuration';
import { Variable } from './contract';
import type { Overrides } from './overrides';
import { legalSchemaName } from './schema-name';
import { complain, knownText, switchOf, type Settings } from './setting';
import { shortHash } from './short-hash';

/**
 * Reads what tells the schema of a pull request from those of others, where such a schema is wanted: its number, and a hash of the
 * repository where that is known, because several repositories may build into one warehouse.
 */
export function readPullRequest(given: Settings, overrides: Overrides): string | undefined {
  const repository = knownText(given, Variable.REPOSITORY);
  if (switchOf(given, Variable.PULL_REQUEST_SCHEMA) === 'off') return undefined;
  const [, id] = Object.entries(overrides).find(([field]) => field.endsWith('_request_id')) ?? [];
  // the run would build into the job's own schema
  if (id === undefined) {
    return complain(given, Variable.PULL_REQUEST_SCHEMA, `is on, but no pull request is known: set ${Variable.PULL_REQUEST_ID} or ${Variable.JOB_SCHEMA_OVERRIDE}`);
  }
  // the providers do not tell repositories apart by case
  return repository === undefined ? `${id}` : `${id}_${shortHash(repository.toLowerCase())}`;
}

/**
 * The configuration with the schema of its pull request, once the job is known. The name is the one that dbt Cloud itself gives to such
 * a schema; a hash comes at its end, because whoever drops these schemas goes by their beginning.
 *
 * @see https://docs.getdbt.com/docs/deploy/ci-jobs
 */
export function withPullRequestSchema(config: Configuration): Configuration {
  const { pullRequest, jobId } = config;
  return pullRequest === undefined ? config : { ...config, schemaOverride: legalSchemaName(`dbt_cloud_pr_${jobId}_${pullRequest}`) };
}
