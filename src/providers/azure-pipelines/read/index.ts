import { everyOf, yes } from './answer';
import { formFields, namedEvents } from './events';
import { asksForPullRequests, decideCondition } from './expressions';
import { readJobs, ReadJob } from './jobs';
import { runVariables } from './run-variables';
import { settingsOf } from './settings';
import { Pipeline, startOf } from './start';
import { planSteps, stepsOf, toolsOf } from './steps';
import { expandTemplates } from './templates';
import { declaredVariables, Variables } from './variables';
import { PipelineEvent } from '../../../model/event';
import { Plan, PlannedJob, Reason, SkippedJob } from '../../plan';
import { Planner } from '../../provider';
import { Notes } from '../../shared/read/notes';
import { inPlanOrder, UnknownParts } from '../../shared/read/plan-order';
import { asMapping, asNumber, asText, unknownKeys } from '../../shared/read/reader';

const PIPELINE_KEYS = ['name', 'trigger', 'pr', 'schedules', 'parameters', 'lockBehavior', 'stages', 'jobs', 'steps', 'pool', 'variables', 'appendCommitMessageToRunName'];
const JOB_KEYS = [
  'job', 'deployment', 'displayName', 'dependsOn', 'condition', 'continueOnError', 'pool', 'timeoutInMinutes', 'cancelTimeoutInMinutes', 'variables', 'steps', 'environment',
];

/** Reads pipeline files by the rules of the YAML schema; each is taken for a pipeline that somebody created. */
export const planner: Planner = {
  paths: ['.azure-pipelines/*.yml', 'azure-pipelines.yml'],
  namedEvents,
  formFields,
  isServiceVariable: (name) => /^(?:TF_BUILD|PIP_CACHE_DIR|(?:BUILD|SYSTEM|AGENT|PIPELINE)_.*)$/.test(name),
  plan(documents, event) {
    const parts = { unknown: new UnknownParts(), assumed: new UnknownParts() };
    const plans = documents.map(({ path, data }) => {
      const notes = new Notes(path, parts);
      return planPipeline({ path, data: expandTemplates(data, event, notes), notes }, event);
    });
    return {
      jobs: plans.flatMap(({ jobs }) => jobs),
      skipped: plans.flatMap(({ skipped }) => skipped),
      unknown: parts.unknown.list(),
      assumed: parts.assumed.list(),
      startedByPolicy: plans.flatMap(({ startedByPolicy = [] }) => startedByPolicy),
    };
  },
};

function planPipeline(pipeline: Pipeline, event: PipelineEvent): Pick<Plan, 'jobs' | 'skipped' | 'startedByPolicy'> {
  const { path, data, notes } = pipeline;
  const run = new Variables(runVariables(event, data.pr === 'none' ? 'azureRepos' : 'other'));
  const { starts, at, text } = startOf(pipeline, event, () => asksForPullRequests(data, run));
  const why = { path, at, text };
  if (!starts) return { jobs: [], skipped: readJobs(data, Notes.none()).filter(({ id }) => id !== '').map((job) => skip(path, job, why)) };
  notes.unknownKeys('', unknownKeys(data, PIPELINE_KEYS));
  const startedByPolicy = event.kind === 'pullRequest' && data.pr === 'none' ? [path] : [];
  return { ...planJobs(pipeline, run.with(declaredVariables(data.variables, notes)), why), startedByPolicy };
}

function planJobs(pipeline: Pipeline, known: Variables, why: Reason): Pick<Plan, 'jobs' | 'skipped'> {
  const { path, data, notes } = pipeline;
  const planned: PlannedJob[] = [];
  const skipped: SkippedJob[] = [];
  const all = readJobs(data, notes);
  for (const job of all) {
    const place = notes.of(job.id || job.at.join('.'));
    place.unknownKeys('', unknownKeys(job.data, job.data.deployment === undefined ? JOB_KEYS : [...JOB_KEYS, 'strategy']));
    // the jobs of a template
    if (job.id === '') continue;
    const variables = job.variables.reduce<Variables>((outer, declared) => outer.with(declaredVariables(declared, place)), known);
    const answer = everyOf(yes([], ''), ...job.conditions.map((condition) => decideCondition(condition, variables, place)));
    if (answer.starts) planned.push(planJob(pipeline, job, variables, why, place));
    else skipped.push(skip(path, job, { path, at: answer.at, text: answer.text }));
  }
  const jobs = inPlanOrder(starting(planned, new Set(all.filter(({ startsAfter }) => startsAfter === 'end').map(({ id }) => id))));
  const waiting = planned.filter(({ id }) => !jobs.some((job) => job.id === id)).map((job) => waitingJob(job, all, jobs));
  return { jobs, skipped: [...skipped, ...waiting] };
}

/** Without the jobs that need one which does not run, unless its end is enough for them. */
function starting(planned: readonly PlannedJob[], afterEnd: ReadonlySet<string>): PlannedJob[] {
  const ids = new Set(planned.map(({ id }) => id));
  const left = planned.filter((job) => afterEnd.has(job.id) || job.needs.every((id) => ids.has(id)));
  if (left.length < planned.length) return starting(left, afterEnd);
  return left.map((job) => ({ ...job, needs: job.needs.filter((id) => ids.has(id)) }));
}

function planJob({ path, data: pipeline }: Pipeline, { id, data, at, needs }: ReadJob, variables: Variables, why: Reason, notes: Notes): PlannedJob {
  const steps = stepsOf(data, notes);
  return {
    id,
    name: variables.expand(asText(data.displayName) ?? id),
    path,
    // the one job of a file that has steps alone
    at: at.length === 0 ? ['steps'] : at,
    why,
    needs,
    timeoutMinutes: asNumber(data.timeoutInMinutes),
    tools: toolsOf(steps),
    settings: settingsOf(pipeline, data, steps),
    steps: planSteps(steps, variables, (what) => notes.unknown(what)),
  };
}

function skip(path: string, { id, data }: ReadJob, why: Reason): SkippedJob {
  return { id, name: asText(asMapping(data).displayName) ?? id, path, why };
}

function waitingJob({ id, name, path, needs }: PlannedJob, all: readonly ReadJob[], running: readonly PlannedJob[]): SkippedJob {
  const missing = needs.find((need) => !running.some((job) => job.id === need));
  const at = all.find((job) => job.id === id)?.at ?? [];
  return { id, name, path, why: { path, at: [...at, 'dependsOn'], text: `"${missing}" does not run` } };
}
