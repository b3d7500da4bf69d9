import type { Answer, Failure, Refusal } from './answer';
import type { Configuration } from './configuration';
import { Variable } from './contract';

/** A refusal in words. */
export function refusal(answer: Refusal): string {
  return answer.message === '' ? `HTTP ${answer.status}` : `HTTP ${answer.status}, ${answer.message}`;
}

/** What usually stands behind a refusal, and where to set it right. */
export function hint(status: number, configuration: Configuration): string {
  switch (status) {
    case 401:
      return `check ${Variable.API_KEY}, and that ${Variable.URL} (${configuration.host}) is the access URL in the account's settings, `
        + 'because each region and each account has its own host';
    case 403:
      return `check ${Variable.ACCOUNT_ID} (${configuration.accountId}), that the token belongs to that account, `
        + 'and that its permission set allows to run jobs (Job Admin)';
    case 404:
      return `check ${Variable.JOB_ID} (${configuration.jobId}) and ${Variable.ACCOUNT_ID} (${configuration.accountId}), `
        + 'and that the token is allowed to see them';
    case 400:
    case 422:
      return `check ${Variable.JOB_CAUSE}, ${Variable.JOB_BRANCH}, ${Variable.JOB_SCHEMA_OVERRIDE} and the other overrides that are set`;
    default:
      return 'read what the API says';
  }
}

/** What to do where dbt Cloud was not reached. */
export function unreachableHint(suspect: Failure['suspect'], configuration: Configuration): string {
  switch (suspect) {
    case 'certificate':
      return `check ${Variable.URL} (${configuration.host}); an authority of your own is trusted when NODE_EXTRA_CA_CERTS names the file of its certificate`;
    case 'proxy':
      return 'check HTTPS_PROXY and NO_PROXY';
    default:
      return `check ${Variable.URL}, and that ${configuration.apiHost} can be reached from here, and start this job again`;
  }
}

/** Why there is no good answer, and what to do about it. */
export function obstacle(answer: Exclude<Answer, { kind: 'data' }>, configuration: Configuration): readonly [reason: string, advice: string] {
  switch (answer.kind) {
    case 'refused':
      return [refusal(answer), hint(answer.status, configuration)];
    case 'redirected':
      return [`it redirects to ${answer.target}, where the key is not sent`, redirectHint(configuration)];
    case 'failed':
      return [answer.reason, unreachableHint(answer.suspect, configuration)];
  }
}

/** What to do about a redirect. */
export function redirectHint(configuration: Configuration): string {
  return `set ${Variable.URL} to the account's access URL instead of ${configuration.host}`;
}
