import { FormField, NamedEvents, NamedSchedule, ParsedDocument } from '../../provider';
import { mergeEvents } from '../../shared/read/named-events';
import { asList, asMapping, asText, asTexts } from '../../shared/read/reader';
import { scheduleOf } from '../options';

/** @see https://support.atlassian.com/bitbucket-cloud/docs/pipeline-start-conditions/ */
export function namedEvents(documents: readonly ParsedDocument[]): NamedEvents {
  return mergeEvents(documents.map(({ data }) => eventsOfFile(data)));
}

/** The keys of `pull-requests` are the branches that they come from, and name no target. */
function eventsOfFile(data: unknown): Partial<NamedEvents> {
  const { branches, tags, custom } = asMapping(asMapping(data).pipelines);
  const names = Object.keys(asMapping(custom));
  return {
    branches: Object.keys(asMapping(branches)),
    tags: Object.keys(asMapping(tags)),
    schedules: names.flatMap((name): readonly NamedSchedule[] => [scheduleOf(name)].filter((schedule) => schedule !== undefined)),
    manualPipelines: names.filter((name) => scheduleOf(name) === undefined),
  };
}

/** @see https://support.atlassian.com/bitbucket-cloud/docs/pipeline-start-conditions/#Custom--manual-only--pipelines */
export function formFields(documents: readonly ParsedDocument[], pipeline: string): FormField[] {
  const rows = documents.flatMap(({ data }) => asList(asMapping(asMapping(asMapping(data).pipelines).custom)[pipeline])).map(asMapping);
  return rows.flatMap(({ variables }) => asList(variables)).map(asMapping).map((variable) => (
    { name: asText(variable.name) ?? '', options: asTexts(variable['allowed-values']) }
  ));
}
