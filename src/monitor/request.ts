import type { Configuration } from './configuration';
import type { Overrides } from './overrides';

/** One request to the Admin API, without host and key: those are the sender's. */
export interface ApiRequest {
  readonly method: 'GET' | 'POST';
  /** Path and query, from `/api/v2` on. */
  readonly path: string;
  /** Sent as JSON: in a form every number would arrive as text, which the API refuses. */
  readonly body?: TriggerBody;
}

/** The body of a trigger. What is not set is left out, because the API refuses empty strings. */
export type TriggerBody = Overrides & { readonly cause: string };

/**
 * Starts a run of the job.
 *
 * @see https://docs.getdbt.com/dbt-cloud/api-v2#/operations/Trigger%20Job%20Run
 */
export function triggerRequest(configuration: Configuration, cause: string): ApiRequest {
  const body: TriggerBody = {
    cause,
    ...(configuration.gitBranch === undefined ? {} : { git_branch: configuration.gitBranch }),
    ...(configuration.schemaOverride === undefined ? {} : { schema_override: configuration.schemaOverride }),
    ...configuration.overrides,
  };
  return { method: 'POST', path: `${accountPath(configuration)}/jobs/${configuration.jobId}/run/`, body };
}

/**
 * Goes on from the point of failure of the job's last run, or starts a new run where that did not fail.
 *
 * @see https://docs.getdbt.com/dbt-cloud/api-v2#/operations/Retry%20Failed%20Job
 */
export function rerunRequest(configuration: Configuration): ApiRequest {
  return { method: 'POST', path: `${accountPath(configuration)}/jobs/${configuration.jobId}/rerun/` };
}

/**
 * The job itself.
 *
 * @see https://docs.getdbt.com/dbt-cloud/api-v2#/operations/Retrieve%20Job
 */
export function jobRequest(configuration: Configuration): ApiRequest {
  return { method: 'GET', path: `${accountPath(configuration)}/jobs/${configuration.jobId}/` };
}

/**
 * The jobs of the project that have a text in their name.
 *
 * @see https://docs.getdbt.com/dbt-cloud/api-v2#/operations/List%20Jobs
 */
export function jobsRequest(configuration: Configuration, text: string): ApiRequest {
  const query = `project_id=${configuration.projectId}&limit=100${text === '' ? '' : `&name__icontains=${encodeURIComponent(text)}`}`;
  return { method: 'GET', path: `${accountPath(configuration)}/jobs/?${query}` };
}

/** The job's newest runs with their causes, newest first. */
export function newestRunsRequest(configuration: Configuration): ApiRequest {
  const related = encodeURIComponent('["trigger"]');
  const query = `job_definition_id=${configuration.jobId}&order_by=-id&limit=100&include_related=${related}`;
  return { method: 'GET', path: `${accountPath(configuration)}/runs/?${query}` };
}

/**
 * The job's last successful runs, newest first, with nothing that they are related to.
 *
 * @see https://docs.getdbt.com/dbt-cloud/api-v2#/operations/List%20Runs
 */
export function lastSuccessesRequest(configuration: Configuration): ApiRequest {
  const query = `job_definition_id=${configuration.jobId}&status=10&order_by=-id&limit=10`;
  return { method: 'GET', path: `${accountPath(configuration)}/runs/?${query}` };
}

/**
 * One run with its steps.
 *
 * @see https://docs.getdbt.com/dbt-cloud/api-v2#/operations/Retrieve%20Run
 */
export function runRequest(configuration: Configuration, runId: string): ApiRequest {
  const related = encodeURIComponent(configuration.debugLogs === 'on' ? '["run_steps","debug_logs"]' : '["run_steps"]');
  return { method: 'GET', path: `${accountPath(configuration)}/runs/${runId}/?include_related=${related}` };
}

/**
 * Cancels a run.
 *
 * @see https://docs.getdbt.com/dbt-cloud/api-v2#/operations/Cancel%20Run
 */
export function cancelRequest(configuration: Configuration, runId: string): ApiRequest {
  return { method: 'POST', path: `${accountPath(configuration)}/runs/${runId}/cancel/` };
}

function accountPath(configuration: Configuration): string {
  return `/api/v2/accounts/${configuration.accountId}`;
}
