import { PipelineEvent, PlannedJob } from '../plan';
import { FILE } from './options';
import { keyFor } from './selection';
import { inPlanOrder, UnknownParts } from '../planning/plan-order';
import { asList, asMapping, asNumber, asText, Mapping, unknownKeys } from '../planning/reader';
import { ParsedDocument, Planner } from '../provider';
import { toolOf } from '../shared/image';

const STEP_KEYS = ['name', 'image', 'max-time', 'script', 'clone', 'size'];

/** Reads the file by the rules of the start conditions. */
export const planner: Planner = {
  paths: [FILE],
  plan(documents, event) {
    const unknown = new UnknownParts();
    return { jobs: documents.flatMap((document) => planDocument(document, event, unknown)), unknown: unknown.list() };
  },
};

function planDocument({ path, data }: ParsedDocument, event: PipelineEvent, unknown: UnknownParts): PlannedJob[] {
  const root = asMapping(data);
  unknown.keys(path, '', unknownKeys(root, ['image', 'pipelines', 'options']));
  const pipelines = asMapping(root.pipelines);
  unknown.keys(path, 'pipelines.', unknownKeys(pipelines, ['branches', 'default', 'custom', 'tags', 'pull-requests']));
  const branches = asMapping(pipelines.branches);
  const key = keyFor(event.branch, Object.keys(branches));
  const items = asList(key === undefined ? pipelines.default : branches[key]);
  const report = (what: string): void => unknown.add(path, what);
  return planStages(items.map((item) => stepsOf(asMapping(item), report)), { path, event, image: asText(root.image), report });
}

/** The steps that run side by side. @see https://support.atlassian.com/bitbucket-cloud/docs/parallel-step-options/ */
function stepsOf(item: Mapping, report: (what: string) => void): Mapping[] {
  if (item.step !== undefined) return [asMapping(item.step)];
  if (item.parallel === undefined) {
    for (const key of Object.keys(item)) report(`\`${key}\` is not evaluated`);
    return [];
  }
  const steps = Array.isArray(item.parallel) ? item.parallel : asList(asMapping(item.parallel).steps);
  return steps.map((step) => asMapping(asMapping(step).step));
}

/** Steps run strictly in order: each waits for all of the stage before. */
function planStages(stages: readonly Mapping[][], file: FilePlace): PlannedJob[] {
  let before: readonly PlannedJob[] = [];
  return inPlanOrder(stages.flatMap((steps, stage) => {
    const needs = before.map(({ id }) => id);
    before = steps.map((step, index) => planStep(step, { ...file, id: asText(step.name) ?? `step ${stage + 1}.${index + 1}`, needs }));
    return before;
  }));
}

interface FilePlace {
  readonly path: string;
  readonly event: PipelineEvent;
  readonly image: string | undefined;
  readonly report: (what: string) => void;
}

interface StepPlace extends FilePlace {
  readonly id: string;
  readonly needs: readonly string[];
}

function planStep(step: Mapping, { path, id, needs, event, image, report }: StepPlace): PlannedJob {
  for (const key of unknownKeys(step, STEP_KEYS)) report(`${id}: \`${key}\` is not evaluated`);
  const stepImage = asText(asMapping(step.image).name) ?? asText(step.image) ?? image;
  const tool = stepImage === undefined ? undefined : toolOf(stepImage);
  const commands = asList(step.script).flatMap((item) => {
    if (asText(item) === undefined) report(`${id}: a pipe is not evaluated`);
    return asText(item) ?? [];
  });
  return {
    id,
    name: id,
    path,
    needs,
    timeoutMinutes: asNumber(step['max-time']),
    tools: tool ? { [tool.name]: tool.version } : {},
    steps: [{
      name: 'script',
      shell: ['bash', '-e', '{0}'],
      script: commands.join('\n'),
      environment: predefined(event),
      secrets: { kind: 'all' },
    }],
  };
}

/** @see https://support.atlassian.com/bitbucket-cloud/docs/variables-and-secrets/#Default-variables */
function predefined(event: PipelineEvent): Record<string, string> {
  return {
    CI: 'true',
    BITBUCKET_BRANCH: event.branch,
    BITBUCKET_BUILD_NUMBER: '1',
    BITBUCKET_REPO_FULL_NAME: 'rehearsal/repository',
    BITBUCKET_PIPELINE_UUID: '{00000000-0000-0000-0000-000000000001}',
  };
}
