import { YamlMap } from '../../../document/document';
import { Job } from '../../../model/job';

/**
 * A job has one list of artifacts and reports, kept under one condition: reports are wanted of a failed run above all, so files beside
 * them are kept then too.
 * @see https://docs.gitlab.com/ci/yaml/#artifacts
 * @see https://docs.gitlab.com/ci/yaml/artifacts_reports/
 */
export function renderArtifacts({ artifacts, reports }: Pick<Job, 'artifacts' | 'reports'>): YamlMap | undefined {
  if (!artifacts && !reports) return undefined;
  return {
    name: artifacts?.name,
    paths: artifacts && [...artifacts.paths],
    expire_in: artifacts?.days === undefined ? undefined : daysText(artifacts.days),
    when: reports || artifacts?.when === 'always' ? 'always' : undefined,
    reports: reports && { junit: reports.junit, codequality: reports.codeQuality },
  };
}

function daysText(days: number): string {
  return days === 1 ? '1 day' : `${days} days`;
}
