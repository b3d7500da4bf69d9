import { isPlaceholder, readPipeline, ReadStep } from './pipeline-reading';
import { selectPipeline, Selection } from './pipeline-selection';
import { planPipeline } from './plan-pipeline';
import { PipelineEvent } from '../../../model/event';
import { Plan, SkippedJob } from '../../plan';
import { ParsedDocument, Planner } from '../../provider';
import { NotedParts } from '../../shared/read/notes';
import { UnknownParts } from '../../shared/read/plan-order';
import { asMapping, Mapping, unknownKeys } from '../../shared/read/reader';
import { FILE } from '../options';
import { formFields, namedEvents } from './events';

const ROOT_KEYS = ['image', 'pipelines', 'options', 'definitions', 'clone', 'labels', 'export'];
const SECTIONS = ['branches', 'default', 'custom', 'tags', 'pull-requests'];

/** Reads the file by the rules of the start conditions. */
export const planner: Planner = {
  paths: [FILE],
  namedEvents,
  formFields,
  isServiceVariable: (name) => /^(?:CI|BITBUCKET_.*)$/.test(name),
  plan(documents, event) {
    const unknown = new UnknownParts();
    const assumed = new UnknownParts();
    const plans = documents.map((document) => planDocument(document, event, { unknown, assumed }));
    return {
      jobs: plans.flatMap(({ jobs }) => jobs),
      skipped: plans.flatMap(({ skipped }) => skipped),
      unknown: unknown.list(),
      assumed: assumed.list(),
    };
  },
};

function planDocument({ path, data }: ParsedDocument, event: PipelineEvent, notes: NotedParts): Pick<Plan, 'jobs' | 'skipped'> {
  const root = asMapping(data);
  notes.unknown.keys(path, '', unknownKeys(root, ROOT_KEYS));
  const pipelines = asMapping(root.pipelines);
  notes.unknown.keys(path, 'pipelines.', unknownKeys(pipelines, SECTIONS));
  const selection = selectPipeline(pipelines, event);
  const { jobs, skipped } = selection.kind === 'none' ? { jobs: [], skipped: [] } : planPipeline(selection, { path, root, event, notes });
  const known = new Set([...jobs, ...skipped].map(({ name }) => name));
  return { jobs, skipped: [...skipped, ...jobsElsewhere(pipelines).filter((id) => !known.has(id)).map((id) => notChosen(id, path, selection))] };
}

/** The names of all steps of the file, once each. */
function jobsElsewhere(pipelines: Mapping): string[] {
  const all = Object.entries(pipelines).flatMap(([section, data]) => section === 'default'
    ? stepsOf(data)
    : Object.values(asMapping(data)).flatMap((pipeline) => {
      const { destinations } = asMapping(pipeline);
      return destinations === undefined ? stepsOf(pipeline) : Object.values(asMapping(destinations)).flatMap(stepsOf);
    }));
  return [...new Set(all.filter((read) => !isPlaceholder(read)).map(({ id }) => id))];
}

function stepsOf(data: unknown): ReadStep[] {
  return readPipeline(data, []).rows.flat();
}

function notChosen(id: string, path: string, { at, kind, text }: Selection): SkippedJob {
  return { id, name: id, path, why: { path, at, text: kind === 'none' ? text : `${text}, and it is not in there` } };
}
