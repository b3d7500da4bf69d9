import { BranchSet } from '../../model/branch-set';

const PUSH = '$CI_PIPELINE_SOURCE == "push"';

/**
 * A rule that holds for a push to one of the branches. `CI_COMMIT_BRANCH` is null in tag pipelines, and null differs from every string:
 * each negative test has to ask for the variable first.
 * @see https://docs.gitlab.com/ci/jobs/job_rules/#compare-a-variable-to-a-string
 */
export function renderRule(branches: BranchSet): string {
  if (branches.kind === 'except') return [PUSH, '$CI_COMMIT_BRANCH', ...branches.branches.map((branch) => `$CI_COMMIT_BRANCH != "${branch}"`)].join(' && ');
  const tests = branches.branches.map((branch) => `$CI_COMMIT_BRANCH == "${branch}"`);
  return tests.length === 1 ? `${PUSH} && ${tests[0]}` : `${PUSH} && (${tests.join(' || ')})`;
}
