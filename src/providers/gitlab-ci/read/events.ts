import { PIPELINE_CHOICE } from '../../../model/variable-name';
import { FormField, NamedEvents, ParsedDocument } from '../../provider';
import { mergeEvents } from '../../shared/read/named-events';
import { asList, asMapping, asText, asTexts } from '../../shared/read/reader';
import { NO_PIPELINE } from '../options';

/** What rules compare one variable with; nothing else of a condition is read. @see https://docs.gitlab.com/ci/yaml/#rulesif */
export function namedEvents(documents: readonly ParsedDocument[]): NamedEvents {
  return mergeEvents(documents.flatMap(({ data }) => eventsOfFile(data)));
}

function eventsOfFile(data: unknown): Partial<NamedEvents>[] {
  const root = asMapping(data);
  const conditions = Object.values(root).flatMap((job) => asList(asMapping(job).rules)).flatMap((rule) => asText(asMapping(rule).if) ?? []);
  const manualPipelines = asTexts(asMapping(asMapping(root.variables)[PIPELINE_CHOICE]).options).filter((id) => id !== NO_PIPELINE);
  return [...conditions.map(eventsOfCondition), { manualPipelines }];
}

function eventsOfCondition(condition: string): Partial<NamedEvents> {
  const [cron] = comparedWith('CI_PIPELINE_SCHEDULE_DESCRIPTION', condition);
  const branches = comparedWith('CI_COMMIT_BRANCH', condition);
  return {
    branches: cron === undefined ? branches : [],
    targetBranches: comparedWith('CI_MERGE_REQUEST_TARGET_BRANCH_NAME', condition),
    tags: comparedWith('CI_COMMIT_TAG', condition),
    schedules: cron === undefined ? [] : [{ cron, branch: branches[0] }],
  };
}

function comparedWith(variable: string, condition: string): string[] {
  return [...condition.matchAll(new RegExp(`\\$${variable}\\s*==\\s*(["'])(.*?)\\1`, 'g'))].map(([, , text]) => text);
}

/** One form for all pipelines of the project. @see https://docs.gitlab.com/ci/yaml/#variablesoptions */
export function formFields(documents: readonly ParsedDocument[]): FormField[] {
  const variables = documents.flatMap(({ data }) => Object.entries(asMapping(asMapping(data).variables)));
  return variables.filter(([name]) => name !== PIPELINE_CHOICE).map(([name, variable]) => ({ name, options: asTexts(asMapping(variable).options) }));
}
