import { Found, merged, NOTHING } from './found';
import { PIPELINE_CHOICE } from '../../../model/variable-name';
import { NO_PIPELINE } from '../../../providers/gitlab-ci/options';
import { ParsedDocument } from '../../../providers/provider';
import { asList, asMapping, asText, asTexts } from '../../../providers/shared/read/reader';

/** Comparisons of one variable with a text are read, and nothing else. @see https://docs.gitlab.com/ci/yaml/#rulesif */
export function foundInGitLab({ data }: ParsedDocument): Found {
  const root = asMapping(data);
  const conditions = Object.values(root).flatMap((job) => asList(asMapping(job).rules)).flatMap((rule) => asText(asMapping(rule).if) ?? []);
  const pipelines = asTexts(asMapping(asMapping(root.variables)[PIPELINE_CHOICE]).options).filter((id) => id !== NO_PIPELINE);
  return merged([...conditions.map(foundInCondition), { ...NOTHING, pipelines }]);
}

function foundInCondition(condition: string): Found {
  const [cron] = comparedWith('CI_PIPELINE_SCHEDULE_DESCRIPTION', condition);
  const branches = comparedWith('CI_COMMIT_BRANCH', condition);
  return {
    ...NOTHING,
    branches: cron === undefined ? branches : [],
    targets: comparedWith('CI_MERGE_REQUEST_TARGET_BRANCH_NAME', condition),
    tags: comparedWith('CI_COMMIT_TAG', condition),
    schedules: cron === undefined ? [] : [{ cron, branch: branches[0] }],
  };
}

function comparedWith(variable: string, condition: string): string[] {
  return [...condition.matchAll(new RegExp(`\\$${variable}\\s*==\\s*(["'])(.*?)\\1`, 'g'))].map(([, , text]) => text);
}
