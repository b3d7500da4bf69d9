import type { Notes } from './plan';
import { readPipeline, ReadStep } from './pipeline-reading';
import { Selection } from './pipeline-selection';
import { predefined } from './predefined';
import { judgeStep } from './step-verdict';
import { PipelineEvent } from '../../model/event';
import { Plan, PlannedJob, PlannedStep, Reason, SkippedJob } from '../plan';
import { asList, asMapping, asNumber, asText, Mapping, unknownKeys } from '../planning/reader';
import { toolOf } from '../shared/image';

/** Those that decide what runs, or have no say in it: where files are kept, on which machine, with which permissions. */
const STEP_KEYS = [
  'name', 'image', 'max-time', 'script', 'clone', 'size', 'condition', 'trigger', 'caches', 'artifacts', 'runs-on', 'runtime', 'oidc',
  'deployment', 'environment', 'concurrency-group', 'on-fail', 'fail-fast',
];

/** Where a pipeline is read. */
export interface PipelinePlace {
  readonly path: string;
  readonly root: Mapping;
  readonly event: PipelineEvent;
  readonly notes: Notes;
}

/** Steps run strictly in order: each waits for all of the row before. @see https://support.atlassian.com/bitbucket-cloud/docs/parallel-step-options/ */
export function planPipeline(selection: Extract<Selection, { kind: 'pipeline' }>, place: PipelinePlace): Pick<Plan, 'jobs' | 'skipped'> {
  const { path, event, notes } = place;
  if (selection.doubt !== undefined) notes.unknown.add(path, selection.doubt);
  if (selection.assumed !== undefined) notes.assumed.add(path, selection.assumed);
  const pipeline = readPipeline(selection.data, selection.at);
  for (const what of pipeline.unknown) notes.unknown.add(path, what);
  const environment = { ...predefined(event), ...pipeline.variables, ...(event.kind === 'manual' ? event.inputs : {}) };
  const jobs: PlannedJob[] = [];
  const skipped: SkippedJob[] = [];
  let needs: readonly string[] = [];
  let waitingFor: ReadStep | undefined;
  for (const row of pipeline.rows) {
    const running: PlannedJob[] = [];
    let waits: ReadStep | undefined;
    for (const read of row) {
      const verdict = judgeStep(read, event);
      for (const what of verdict.unknown) notes.unknown.add(path, `${read.id}: ${what}`);
      for (const what of verdict.assumed) notes.assumed.add(path, what);
      if (verdict.waits) waits = read;
      const why = waitingFor
        ? { path, at: read.at, text: `it comes after "${waitingFor.id}", which waits until somebody starts it` }
        : { path, ...(verdict.why ?? { at: selection.at, text: selection.text }) };
      if (verdict.runs && !waitingFor) running.push(planStep(read, { ...place, why, needs, environment }));
      else skipped.push({ id: read.id, name: read.id, path, why });
    }
    waitingFor ??= waits;
    jobs.push(...running);
    if (running.length > 0) needs = running.map(({ id }) => id);
  }
  const names = new Set(jobs.map(({ name }) => name));
  return { jobs, skipped: skipped.filter(({ name }) => !names.has(name)) };
}

interface StepPlace extends PipelinePlace {
  readonly why: Reason;
  readonly needs: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

function planStep({ id, step }: ReadStep, { path, root, why, needs, environment, notes }: StepPlace): PlannedJob {
  for (const key of unknownKeys(step, STEP_KEYS)) notes.unknown.add(path, `${id}: \`${key}\` is not evaluated`);
  const image = asText(asMapping(step.image).name) ?? asText(step.image) ?? asText(asMapping(root.image).name) ?? asText(root.image);
  const tool = image === undefined ? undefined : toolOf(image);
  return {
    id,
    name: id,
    path,
    why,
    needs,
    timeoutMinutes: asNumber(step['max-time']) ?? asNumber(asMapping(root.options)['max-time']),
    tools: tool ? { [tool.name]: tool.version } : {},
    steps: [planScript(step, environment, () => notes.unknown.add(path, `${id}: a pipe is not evaluated`))],
  };
}

function planScript(step: Mapping, environment: Readonly<Record<string, string>>, onPipe: () => void): PlannedStep {
  const commands = asList(step.script).flatMap((item) => {
    if (asText(item) === undefined) onPipe();
    return asText(item) ?? [];
  });
  return { name: 'script', shell: ['bash', '-e', '{0}'], script: commands.join('\n'), environment, secrets: { kind: 'all' } };
}
