import { isGuard } from './guard-reading';
import { isPlaceholder, readPipeline, ReadStep } from './pipeline-reading';
import { Selection } from './pipeline-selection';
import { isTokenLine, settingsOf } from './settings';
import { judgeStep, StepVerdict, waitingVerdict } from './step-verdict';
import { PipelineEvent } from '../../../model/event';
import { Plan, PlannedJob, PlannedStep, Reason, SkippedJob } from '../../plan';
import { toolOf } from '../../shared/read/image';
import { NotedParts } from '../../shared/read/notes';
import { asList, asMapping, asNumber, asText, Mapping, unknownKeys } from '../../shared/read/reader';
import { SAMPLE_RUN } from '../../shared/read/sample-run';

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
  readonly notes: NotedParts;
}

export type ChosenPipeline = Extract<Selection, { kind: 'pipeline' }>;

/** What the pipeline that was chosen runs, and what it holds and leaves out. */
export function planPipeline(chosen: ChosenPipeline, place: PipelinePlace): Pick<Plan, 'jobs' | 'skipped'> {
  const { path, event, notes } = place;
  if (chosen.doubt !== undefined) notes.unknown.add(path, chosen.doubt);
  if (chosen.assumed !== undefined) notes.assumed.add(path, chosen.assumed);
  const pipeline = readPipeline(chosen.data, chosen.at);
  for (const what of pipeline.unknown) notes.unknown.add(path, what);
  const walk = new Walk(chosen, place, { ...predefined(event), ...pipeline.variables, ...(event.kind === 'manual' ? event.inputs : {}) });
  for (const row of pipeline.rows) walk.add(row.filter((read) => !isPlaceholder(read)));
  return walk.result();
}

/** Goes through the rows: steps run strictly in order. @see https://support.atlassian.com/bitbucket-cloud/docs/parallel-step-options/ */
class Walk {
  private readonly jobs: PlannedJob[] = [];
  private readonly skipped = new Map<string, SkippedJob>();
  /** The steps of the row before. */
  private needs: readonly string[] = [];
  /** A step that a person has to start first. */
  private waitingFor: ReadStep | undefined;

  constructor(
    private readonly chosen: ChosenPipeline,
    private readonly place: PipelinePlace,
    private readonly environment: Readonly<Record<string, string>>,
  ) {}

  add(row: readonly ReadStep[]): void {
    const verdicts = row.map((read) => ({ read, verdict: this.judge(read) }));
    const running = verdicts.filter(({ verdict }) => verdict.runs);
    for (const { read: { id }, verdict } of verdicts) if (!verdict.runs) this.skip(id, this.why(verdict));
    this.jobs.push(...running.map(({ read, verdict }) => this.planStep(read, this.why(verdict))));
    if (running.length > 0) this.needs = running.map(({ read }) => read.id);
    this.waitingFor ??= verdicts.find(({ verdict }) => verdict.waits)?.read;
  }

  result(): Pick<Plan, 'jobs' | 'skipped'> {
    for (const { id } of this.jobs) this.skipped.delete(id);
    return { jobs: this.jobs, skipped: [...this.skipped.values()] };
  }

  private judge(read: ReadStep): StepVerdict {
    if (this.waitingFor) return waitingVerdict(read, this.waitingFor);
    const { path, event, notes } = this.place;
    const verdict = judgeStep(read, event);
    for (const what of verdict.unknown) notes.unknown.add(path, `${read.id}: ${what}`);
    for (const what of verdict.assumed) notes.assumed.add(path, what);
    return verdict;
  }

  private why({ why }: StepVerdict): Reason {
    return { path: this.place.path, ...(why ?? { at: this.chosen.at, text: this.chosen.text }) };
  }

  private skip(id: string, why: Reason): void {
    if (!this.skipped.has(id)) this.skipped.set(id, { id, name: id, path: this.place.path, why });
  }

  private planStep({ id, step, at }: ReadStep, why: Reason): PlannedJob {
    const { path, root, notes } = this.place;
    for (const key of unknownKeys(step, STEP_KEYS)) notes.unknown.add(path, `${id}: \`${key}\` is not evaluated`);
    const image = imageName(step.image) ?? imageName(root.image);
    const tool = image === undefined ? undefined : toolOf(image);
    return {
      id,
      name: id,
      path,
      at,
      why,
      needs: this.needs,
      timeoutMinutes: asNumber(step['max-time']) ?? asNumber(asMapping(root.options)['max-time']),
      tools: tool ? { [tool.name]: tool.version } : {},
      settings: settingsOf(step, root),
      steps: [planScript(step, this.environment, () => notes.unknown.add(path, `${id}: a pipe is not evaluated`))],
    };
  }
}

function imageName(image: unknown): string | undefined {
  return asText(asMapping(image).name) ?? asText(image);
}

function planScript(step: Mapping, environment: Readonly<Record<string, string>>, onPipe: () => void): PlannedStep {
  const commands = asList(step.script).flatMap((item) => {
    if (asText(item) === undefined) onPipe();
    return asText(item) ?? [];
  });
  return { name: 'script', shell: ['bash', '-e', '{0}'], script: commands.join('\n'), preparation: commands.filter((command) => isGuard(command) || isTokenLine(command)), environment, secrets: { kind: 'all' } };
}

/** What Bitbucket sets by itself. @see https://support.atlassian.com/bitbucket-cloud/docs/variables-and-secrets/#Default-variables */
function predefined(event: PipelineEvent): Record<string, string> {
  return {
    CI: 'true',
    ...variablesOf(event),
    BITBUCKET_BUILD_NUMBER: SAMPLE_RUN.runId,
    BITBUCKET_COMMIT: SAMPLE_RUN.commit,
    BITBUCKET_REPO_FULL_NAME: SAMPLE_RUN.repository,
    BITBUCKET_PIPELINE_UUID: '{00000000-0000-0000-0000-000000000001}',
  };
}

function variablesOf(event: PipelineEvent): Record<string, string> {
  switch (event.kind) {
    case 'tag': return { BITBUCKET_TAG: event.tag };
    case 'pullRequest': return {
      BITBUCKET_BRANCH: event.source,
      BITBUCKET_PR_ID: String(event.number),
      BITBUCKET_PR_DESTINATION_BRANCH: event.target,
    };
    default: return { BITBUCKET_BRANCH: event.branch };
  }
}
