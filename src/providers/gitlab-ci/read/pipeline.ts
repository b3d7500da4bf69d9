import { FileJob } from './jobs-of-file';
import { PipelineRun } from './pipeline-run';
import { decide, Decision } from './rules';
import { Reason } from '../../plan';
import { asList, asMapping, asText, asTexts, Mapping } from '../../shared/read/reader';

/** What becomes of a job of the file. */
export interface JobState {
  readonly job: FileJob;
  /** `waits`: it is in the pipeline and does not start by itself; `absent`: it is not there. */
  readonly outcome: Decision['outcome'];
  readonly why: Reason;
  readonly needs: readonly string[];
  readonly variables: Record<string, string>;
}

/** The jobs of the file, each with what becomes of it. */
export function pipelineOf(run: PipelineRun, jobs: readonly FileJob[]): JobState[] {
  const noPipeline = decideWorkflow(run);
  if (noPipeline) return jobs.map((job) => ({ job, outcome: 'absent', why: noPipeline, needs: [], variables: {} }));
  const states = jobs.map((job) => decideJob(run, job, jobs));
  const refused = refusal(states);
  if (refused) return states.map((state) => state.outcome === 'absent' ? state : { ...state, outcome: 'absent', why: refused });
  return withWaiting(states).map((state) => ({ ...state, needs: state.needs.filter((name) => runs(states, name)) }));
}

/** Why there is no pipeline at all; undefined when there is one. @see https://docs.gitlab.com/ci/yaml/#workflowrules */
function decideWorkflow(run: PipelineRun): Reason | undefined {
  const { rules } = asMapping(run.file.root.workflow);
  if (rules === undefined) return undefined;
  const path = run.file.pathOf('workflow');
  const decision = decide(rules, undefined, run.facts(run.variablesWith(), run.reporterFor({ name: 'workflow', path }), path));
  run.share(decision.variables);
  if (decision.outcome !== 'absent') return undefined;
  return { path, at: ['workflow', 'rules', ...decision.at], text: `${decision.text}, so there is no pipeline` };
}

function decideJob(run: PipelineRun, fileJob: FileJob, jobs: readonly FileJob[]): JobState {
  const own = asMapping(fileJob.job.variables);
  const decision = judge(run, fileJob, run.variablesWith(own));
  return {
    job: fileJob,
    outcome: decision.outcome,
    why: { path: run.file.pathOf(String(decision.at[0])), at: decision.at, text: decision.text },
    needs: neededBy(fileJob, jobs, run.file.root),
    variables: run.variablesWith(own, decision.variables),
  };
}

function judge(run: PipelineRun, fileJob: FileJob, variables: Record<string, string>): Decision {
  const { job, name, path, origin } = fileJob;
  if (job.rules !== undefined) {
    const decision = decide(job.rules, asText(job.when), run.facts(variables, run.reporterFor(fileJob), path));
    return { ...decision, at: [origin('rules'), 'rules', ...decision.at] };
  }
  const older = ['only', 'except'].some((key) => job[key] !== undefined);
  if (!older && run.event.kind === 'pullRequest' && asMapping(run.file.root.workflow).rules === undefined) {
    return { outcome: 'absent', at: [name], text: 'without `rules`, here and in `workflow`, it runs for branches and tags only', variables: {} };
  }
  const when = job.when === undefined ? {} : { when: job.when };
  const decision = decide([when], undefined, run.facts(variables, run.reporterFor(fileJob), path));
  if (decision.outcome !== 'runs') return { ...decision, at: [origin('when'), 'when'] };
  return { ...decision, at: [name], text: older ? '`only` and `except` are not evaluated, so they are taken to hold' : 'without `rules` it is in every pipeline' };
}

/** GitLab makes no pipeline in which a job needs one that is not there. @see https://docs.gitlab.com/ci/yaml/#needsoptional */
function refusal(states: readonly JobState[]): Reason | undefined {
  for (const { job, outcome, needs } of states) {
    if (outcome === 'absent') continue;
    const missing = needs.find((name) => !mayMiss(job, name) && !states.some((other) => other.job.name === name && other.outcome !== 'absent'));
    if (missing !== undefined) return { path: job.path, at: [job.name, 'needs'], text: `"${job.name}" needs "${missing}", which is not in the pipeline: GitLab refuses the whole pipeline` };
  }
  return undefined;
}

/** A job that needs one that waits, waits too. */
function withWaiting(states: readonly JobState[]): JobState[] {
  const next = states.map((state): JobState => {
    const waiting = state.outcome === 'runs' && state.job.job.needs !== undefined
      && state.needs.find((name) => states.some(({ job, outcome }) => job.name === name && outcome === 'waits'));
    if (!waiting) return state;
    return { ...state, outcome: 'waits', why: { path: state.job.path, at: [state.job.name, 'needs'], text: `it needs "${waiting}", which does not start by itself` } };
  });
  return next.every(({ outcome }, index) => outcome === states[index].outcome) ? next : withWaiting(next);
}

function runs(states: readonly JobState[], name: string): boolean {
  return states.some(({ job, outcome }) => job.name === name && outcome === 'runs');
}

const FIRST = '.pre';
const LAST = '.post';
const STAGE = 'test';

/** The jobs that one needs: those that it names, or without `needs` all of the stages before its own. @see https://docs.gitlab.com/ci/yaml/#stages */
function neededBy({ job }: FileJob, jobs: readonly FileJob[], root: Mapping): string[] {
  if (job.needs !== undefined) return asList(job.needs).filter(isOfThisPipeline).flatMap((need) => asText(need) ?? asText(asMapping(need).job) ?? []);
  const named = root.stages === undefined ? ['build', STAGE, 'deploy'] : asTexts(root.stages);
  const stages = [FIRST, ...named.filter((stage) => stage !== FIRST && stage !== LAST), LAST];
  const place = (other: Mapping): number => stages.indexOf(asText(other.stage) ?? STAGE);
  return jobs.filter((other) => place(other.job) < place(job)).map(({ name }) => name);
}

/** Artifacts of other projects and pipelines hold no job up. @see https://docs.gitlab.com/ci/yaml/#needsproject */
function isOfThisPipeline(need: unknown): boolean {
  const { project, pipeline } = asMapping(need);
  return project === undefined && pipeline === undefined;
}

/** Whether a needed job may be missing from the pipeline. @see https://docs.gitlab.com/ci/yaml/#needsoptional */
function mayMiss({ job }: FileJob, name: string): boolean {
  return job.needs === undefined || asList(job.needs).map(asMapping).some((need) => asText(need.job) === name && need.optional === true);
}
