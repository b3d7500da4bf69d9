import { said } from './annotations';
import { allResults, type Facts } from './facts';
import { nodeTitle } from './failure-lines';
import { failures, type NodeResult } from './node-result';

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
