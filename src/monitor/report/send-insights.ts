import type { Configuration } from '../configuration';
import { Variable } from '../contract';
import { exchange } from '../exchange';
import { readNoResponse } from '../sender';
import type { Environment } from '../setting';
import { codeInsights } from './code-insights';
import type { Facts } from './facts';

const HOST = 'https://api.bitbucket.org';

/**
 * Sends the report to Bitbucket, if this is a job of Bitbucket and a token is there. A rehearsal sends nothing.
 *
 * @throws {Error} if Bitbucket does not take it
 */
export async function sendInsights(facts: Facts, env: Environment, config: Configuration, signal: AbortSignal): Promise<void> {
  const { BITBUCKET_REPO_FULL_NAME: repository, BITBUCKET_COMMIT: hash, [Variable.BITBUCKET_TOKEN]: token } = env;
  const isRehearsal = !config.apiHost.startsWith('https:');
  if (repository === undefined || hash === undefined || token === undefined || token.trim() === '' || isRehearsal) return;
  for (const { method, path, body } of codeInsights(facts, { repository, hash })) {
    const response = await exchange({
      method, url: HOST + path, authorization: `Bearer ${token.trim()}`, body, proxies: config.proxies, signal,
    });
    if ('sent' in response) throw new Error(readNoResponse(response).reason);
    if (response.status >= 300) throw new Error(`HTTP ${response.status}`);
  }
}
