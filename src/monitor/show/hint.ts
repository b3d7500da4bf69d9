import { Variable } from '../contract';
import { httpReason, type Failure, type NoData } from '../http/answer';
import type { Configuration } from '../settings/configuration';

/** Why there is no good answer, and what to do about it. */
export function reasonAndAdvice(answer: NoData, config: Configuration): readonly [reason: string, advice: string] {
  return [reasonOf(answer), help(answer, config)];
}

/** Why there is no good answer. */
export function reasonOf(answer: NoData): string {
  switch (answer.kind) {
    case 'refused':
      return answer.by === 'gateway' ? `HTTP ${answer.status} without the JSON of dbt Cloud` : httpReason(answer.status, answer.message);
    case 'redirected':
      return `it redirects to ${answer.target}, where the key is not sent`;
    case 'failed':
      return answer.reason;
  }
}

/**
 * The least that a token needs. @see https://docs.getdbt.com/docs/dbt-apis/service-tokens
 *
 * @see https://docs.getdbt.com/docs/cloud/manage-access/enterprise-permissions
 */
const TOKEN_BY_PLAN = 'on an Enterprise plan take a service token with the permission set Job Runner for this project, on a Developer or '
  + 'Starter plan a personal access token, on a legacy Team plan a service token with Job Admin';

function help(answer: NoData, config: Configuration): string {
  const { host, apiHost, accountId, jobId } = config;
  switch (answer.kind === 'refused' ? answer.status : (answer as Failure).suspect ?? answer.kind) {
    case 401:
      return `check ${Variable.API_KEY}, and that ${Variable.URL} (${host}) is the access URL in the account's settings: `
        + `each region and account has its own; ${TOKEN_BY_PLAN}`;
    case 403:
      return `check ${Variable.ACCOUNT_ID} (${accountId}), and that the token belongs to that account and may run this job; ${TOKEN_BY_PLAN}`;
    case 404:
      return `check ${Variable.JOB_ID} (${jobId}) and ${Variable.ACCOUNT_ID} (${accountId}), and that the token may see them`;
    case 400:
    case 422:
      return `check ${Variable.JOB_CAUSE}, ${Variable.JOB_BRANCH} and the overrides that are set`;
    case 'redirected':
      return `set ${Variable.URL} to the account's access URL instead of ${host}`;
    case 'certificate':
      return `check ${Variable.URL} (${host}); NODE_EXTRA_CA_CERTS can name the certificate of an authority of your own`;
    case 'proxy':
      return 'check HTTPS_PROXY and NO_PROXY';
    case 'address':
    case 'failed':
      return `check ${Variable.URL}, and that ${apiHost} can be reached from here, and start this job again`;
    default:
      return 'read what the API says';
  }
}
