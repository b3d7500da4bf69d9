import type { Configuration } from '../settings/configuration';
import type { Overrides } from '../settings/overrides';

/** One request to the Admin API, without host and key: those are the sender's. */
export interface ApiRequest {
  readonly method: 'GET' | 'POST';
  /** Path and query, from `/api/v2` on. */
  readonly path: string;
  /** Sent as JSON: in a form every number would arrive as text, which the API refuses. */
  readonly body?: TriggerBody;
}

/** The body of a trigger. What is not set is left out, because the API refuses empty strings. */
export interface TriggerBody {
  readonly cause: string;
  readonly [field: string]: Overrides[string] | undefined;
}

/**
 * Starts a run of the job.
 *
 * @see https://docs.getdbt.com/dbt-cloud/api-v2#/operations/Trigger%20Job%20Run
 */
export function triggerRequest(config: Configuration, cause: string): ApiRequest {
  const { jobId, gitBranch, schemaOverride, overrides } = config;
  // JSON leaves out what is not set
  return post(config, `jobs/${jobId}/run/`, { cause, git_branch: gitBranch, schema_override: schemaOverride, ...overrides });
}

/**
 * Goes on from the point of failure of the job's last run, or starts a new run where that did not fail.
 *
 * @see https://docs.getdbt.com/dbt-cloud/api-v2#/operations/Retry%20Failed%20Job
 */
export function rerunRequest(config: Configuration): ApiRequest {
  return post(config, `jobs/${config.jobId}/rerun/`);
}

/**
 * The job itself.
 *
 * @see https://docs.getdbt.com/dbt-cloud/api-v2#/operations/Retrieve%20Job
 */
export function jobRequest(config: Configuration): ApiRequest {
  return get(config, `jobs/${config.jobId}/`);
}

/** The most that the API gives. */
export const JOBS_OF_A_PAGE = 100;

/**
 * The jobs of the project that have a text in their name, without so many at their beginning.
 *
 * @see https://docs.getdbt.com/dbt-cloud/api-v2#/operations/List%20Jobs
 */
export function jobsRequest(config: Configuration, text: string, offset: number): ApiRequest {
  const name = text === '' ? '' : `&name__icontains=${encodeURIComponent(text)}`;
  return get(config, `jobs/?project_id=${config.projectId}&limit=${JOBS_OF_A_PAGE}&offset=${offset}${name}`);
}

/** The job's newest runs with their causes, newest first. */
export function newestRunsRequest(config: Configuration): ApiRequest {
  return get(config, `runs/?job_definition_id=${config.jobId}&order_by=-id&limit=100&${withRelated('trigger')}`);
}

/**
 * The job's last successful runs, newest first, with nothing that they are related to.
 *
 * @see https://docs.getdbt.com/dbt-cloud/api-v2#/operations/List%20Runs
 */
export function lastSuccessesRequest(config: Configuration): ApiRequest {
  return get(config, `runs/?job_definition_id=${config.jobId}&status=10&order_by=-id&limit=10`);
}

/**
 * One run with its steps.
 *
 * @see https://docs.getdbt.com/dbt-cloud/api-v2#/operations/Retrieve%20Run
 */
export function runRequest(config: Configuration, runId: string): ApiRequest {
  const logs = config.debugLogs === 'on' ? ['debug_logs'] : [];
  return get(config, `runs/${runId}/?${withRelated('run_steps', ...logs)}`);
}

/**
 * Cancels a run.
 *
 * @see https://docs.getdbt.com/dbt-cloud/api-v2#/operations/Cancel%20Run
 */
export function cancelRequest(config: Configuration, runId: string): ApiRequest {
  return post(config, `runs/${runId}/cancel/`);
}

/** Asks for something of the account. */
export function get({ accountId }: Configuration, place: string): ApiRequest {
  return { method: 'GET', path: accountPath(accountId, place) };
}

function post({ accountId }: Configuration, place: string, body?: TriggerBody): ApiRequest {
  return { method: 'POST', path: accountPath(accountId, place), body };
}

function accountPath(accountId: string, place: string): string {
  return `/api/v2/accounts/${accountId}/${place}`;
}

function withRelated(...names: readonly string[]): string {
  return `include_related=${encodeURIComponent(JSON.stringify(names))}`;
}
