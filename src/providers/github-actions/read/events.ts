import { FormField, NamedEvents, ParsedDocument } from '../../provider';
import { mergeEvents, pipelineName } from '../../shared/read/named-events';
import { asList, asMapping, asText, asTexts } from '../../shared/read/reader';

/** What stands below `on`. @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#on */
export function namedEvents(documents: readonly ParsedDocument[]): NamedEvents {
  return mergeEvents(documents.map(eventsOfWorkflow));
}

function eventsOfWorkflow({ path, data }: ParsedDocument): Partial<NamedEvents> {
  const { on } = asMapping(data);
  const events = asMapping(on);
  const push = asMapping(events.push);
  const names = [...asTexts(on), ...Object.keys(events)];
  return {
    branches: included(push.branches),
    targetBranches: included(asMapping(events.pull_request).branches),
    tags: included(push.tags),
    schedules: asList(events.schedule).flatMap((entry) => asText(asMapping(entry).cron) ?? []).map((cron) => ({ cron })),
    manualPipelines: names.includes('workflow_dispatch') ? [pipelineName(path)] : [],
  };
}

function included(patterns: unknown): string[] {
  return asTexts(patterns).filter((pattern) => !pattern.startsWith('!'));
}

/** @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#onworkflow_dispatchinputs */
export function formFields(documents: readonly ParsedDocument[], pipeline: string): FormField[] {
  return documents.filter(({ path }) => pipelineName(path) === pipeline).flatMap(({ data }) => {
    const inputs = asMapping(asMapping(asMapping(asMapping(data).on).workflow_dispatch).inputs);
    return Object.entries(inputs).map(([name, input]) => ({ name, options: asTexts(asMapping(input).options) }));
  });
}
