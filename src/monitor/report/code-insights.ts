import { Variable } from '../contract';
import { said } from './annotations';
import { allResults, type Facts } from './facts';
import { nodeTitle } from './failure-lines';
import { failures, type NodeResult } from './node-result';
import { exchange } from '../http/exchange';
import { readNoResponse } from '../http/sender';
import type { Configuration } from '../settings/configuration';
import type { Environment } from '../settings/setting';

/** Where a report belongs. */
export interface Commit {
  /** `workspace/repository`. */
  readonly repository: string;
  readonly hash: string;
}

/** One request to Bitbucket, without host and token. */
export interface InsightRequest {
  readonly method: 'PUT' | 'POST';
  readonly path: string;
  readonly body: object;
}

/** Bitbucket takes that many annotations in one request. */
const MOST_ANNOTATIONS = 100;

/**
 * The outcome as a Code Insights report of the commit, with an annotation for each node that failed.
 *
 * @see https://developer.atlassian.com/cloud/bitbucket/rest/api-group-reports/
 */
export function codeInsights(facts: Facts, commit: Commit): readonly InsightRequest[] {
  const [workspace, repository] = commit.repository.split('/').map(encodeURIComponent);
  // one report for each job: a second run of it replaces the first
  const path = `/2.0/repositories/${workspace}/${repository}/commit/${encodeURIComponent(commit.hash)}/reports/dbt-pipelines-${facts.jobId}`;
  const report = {
    title: `dbt Cloud job ${facts.jobId}`,
    details: facts.sentence.slice(0, 2_000),
    report_type: 'TEST',
    reporter: 'dbt Cloud',
    result: facts.code === 0 ? 'PASSED' : 'FAILED',
    link: facts.run?.link,
  };
  const annotations = failures(allResults(facts)).slice(0, MOST_ANNOTATIONS).map(annotation);
  const requests: readonly InsightRequest[] = [{ method: 'PUT', path, body: report }];
  if (annotations.length === 0) return requests;
  return [...requests, { method: 'POST', path: `${path}/annotations`, body: annotations }];
}

function annotation(node: NodeResult, index: number): object {
  return {
    external_id: `dbt-pipelines-${index + 1}`,
    annotation_type: 'BUG',
    summary: nodeTitle(node).slice(0, 450),
    details: said(node),
    severity: node.verdict === 'errored' ? 'HIGH' : 'MEDIUM',
    path: node.file,
    line: node.file === undefined ? undefined : node.line ?? 1,
  };
}

const HOST = 'https://api.bitbucket.org';

/**
 * Sends the report to Bitbucket, if this is a job of Bitbucket and a token is there. A rehearsal sends nothing.
 *
 * @throws {Error} if Bitbucket does not take it
 */
export async function sendInsights(facts: Facts, env: Environment, config: Configuration, signal: AbortSignal): Promise<void> {
  const { BITBUCKET_REPO_FULL_NAME: repository, BITBUCKET_COMMIT: hash, [Variable.CODE_INSIGHTS_TOKEN]: token } = env;
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
