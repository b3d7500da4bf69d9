import { FormField, NamedEvents, ParsedDocument } from '../../provider';
import { mergeEvents, pipelineName } from '../../shared/read/named-events';
import { asList, asMapping, asText, asTexts } from '../../shared/read/reader';

/**
 * A person can start any pipeline; those that ask for something, or that nothing else starts, are made for it.
 * @see https://learn.microsoft.com/en-us/azure/devops/pipelines/yaml-schema/pipeline
 */
export function namedEvents(documents: readonly ParsedDocument[]): NamedEvents {
  return mergeEvents(documents.map(eventsOfPipeline));
}

function eventsOfPipeline({ path, data }: ParsedDocument): Partial<NamedEvents> {
  const { trigger, pr, schedules, parameters } = asMapping(data);
  const isManual = asList(parameters).length > 0 || (trigger === 'none' && pr === 'none' && schedules === undefined);
  const pushed = [...asTexts(trigger).filter((name) => name !== 'none'), ...included(asMapping(trigger).branches)];
  return {
    branches: pushed.filter((name) => !name.startsWith(TAG)).map(shortName),
    targetBranches: [...asTexts(pr).filter((name) => name !== 'none'), ...included(asMapping(pr).branches)].map(shortName),
    tags: [...pushed.filter((name) => name.startsWith(TAG)), ...included(asMapping(trigger).tags)].map(shortName),
    schedules: asList(schedules).map(asMapping).flatMap(({ cron, branches }) => included(branches).map(shortName).map((branch) => ({ cron: asText(cron) ?? '', branch }))),
    [isManual ? 'manualPipelines' : 'otherPipelines']: [pipelineName(path)],
  };
}

function included(rules: unknown): string[] {
  return asTexts(asMapping(rules).include);
}

/** What stands below `branches` may be a tag. */
const TAG = 'refs/tags/';

function shortName(name: string): string {
  return name.replace(/^refs\/(?:heads|tags)\//, '');
}

/** @see https://learn.microsoft.com/en-us/azure/devops/pipelines/process/runtime-parameters */
export function formFields(documents: readonly ParsedDocument[], pipeline: string): FormField[] {
  const asking = documents.filter(({ path }) => pipelineName(path) === pipeline).flatMap(({ data }) => asList(asMapping(data).parameters));
  return asking.map(asMapping).map(({ name, values }) => ({ name: asText(name) ?? '', options: asTexts(values) }));
}
