import { refusal, Reply } from './reply';

/** The two schemes are equivalent; their names are compared as HTTP compares them, without regard to case. */
const CREDENTIALS = /^(token|bearer) +(\S+)$/i;

/**
 * Refuses a request without the right token, and then one for another account: the service tells a token that belongs
 * to another account by 403, never by 404.
 *
 * @see https://docs.getdbt.com/docs/dbt-cloud-apis/authentication
 */
export function refuseAccess(header: string | undefined, token: string, pathAccount: string, account: string): Reply | undefined {
  if (CREDENTIALS.exec(header ?? '')?.[2] !== token) return refusal(401, 'Invalid token.');
  if (pathAccount !== account) return refusal(403, 'Access denied: Token is not scoped to account.');
  return undefined;
}

/** The scheme of an `Authorization` header, without what has to stay secret. */
export function schemeOf(header: string): string {
  return /^(token|bearer|basic)\b/i.exec(header)?.[1] ?? '(unknown scheme)';
}
