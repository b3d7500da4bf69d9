import { said } from './annotations';
import { allResults, type Facts } from './facts';
import { nodeTitle } from './failure-lines';
import type { NodeResult, Verdict } from './node-result';
import { hash } from '../text/hash';

const SEVERITIES: Readonly<Record<Verdict, string | undefined>> = {
  errored: 'critical', failed: 'major', warned: 'minor', passed: undefined, skipped: undefined,
};

/**
 * What failed or warned, as a Code Quality report.
 *
 * @see https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
 */
export function codeQuality(facts: Facts): string {
  return `${JSON.stringify(allResults(facts).filter(({ verdict }) => SEVERITIES[verdict] !== undefined).map(finding), null, 2)}\n`;
}

function finding(node: NodeResult): object {
  return {
    description: `${nodeTitle(node)}: ${said(node)}`,
    check_name: `dbt ${node.kind}`,
    // the same finding in the next pipeline has the same one, so that a merge request shows only what is new
    fingerprint: hash(`${node.id} ${node.verdict}`),
    severity: SEVERITIES[node.verdict],
    // a report without a path is refused as a whole
    location: { path: node.file ?? 'dbt_project.yml', lines: { begin: node.line ?? 1 } },
  };
}
