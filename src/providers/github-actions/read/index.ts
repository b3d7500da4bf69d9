import { decideJob } from './condition';
import { formFields, namedEvents } from './events';
import { planJob } from './job';
import { formOf, Scope } from './semantics';
import { decideStart } from './start';
import { Verdict } from './verdict';
import { WorkflowEvent, workflowEvents } from './workflow-event';
import { PipelineEvent } from '../../../model/event';
import { Plan, PlannedJob, Reason, SkippedJob } from '../../plan';
import { ParsedDocument, Planner } from '../../provider';
import { Notes } from '../../shared/read/notes';
import { UnknownParts } from '../../shared/read/plan-order';
import { asMapping, asText, asTexts, Mapping, unknownKeys } from '../../shared/read/reader';

/** Reads workflows by the rules of the workflow syntax. */
export const planner: Planner = {
  paths: ['.github/workflows/*.yml', '.github/workflows/*.yaml'],
  namedEvents,
  formFields,
  isServiceVariable: (name) => /^(?:CI|PIP_CACHE_DIR|(?:GITHUB|RUNNER|ACTIONS)_.*)$/.test(name),
  plan(documents, event) {
    const unknown = new UnknownParts();
    const assumed = new UnknownParts();
    const workflows = documents.map((document) => planDocument(document, event, new Notes(document.path, { unknown, assumed })));
    return {
      jobs: workflows.flatMap(({ jobs }) => jobs),
      skipped: workflows.flatMap(({ skipped }) => skipped),
      unknown: unknown.list(),
      assumed: assumed.list(),
    };
  },
};

type Jobs = Pick<Plan, 'jobs' | 'skipped'>;

/** A pull request may start a workflow as two events. */
function planDocument({ path, data }: ParsedDocument, event: PipelineEvent, notes: Notes): Jobs {
  const workflow = asMapping(data);
  const started = workflowEvents(event).map((own) => ({ own, verdict: decideStart(workflow, own, notes) }));
  const runs = started.filter(({ verdict }) => verdict.starts);
  if (runs.length === 0) return skipAll(workflow, path, nearest(started.map(({ verdict }) => verdict)));
  const plans = runs.map(({ own, verdict }) => planWorkflow(workflow, own, verdict, notes));
  return { jobs: plans.flatMap(({ jobs }) => jobs), skipped: plans.flatMap(({ skipped }) => skipped) };
}

/** Of two events that do not start the workflow the one for which more of it was read. */
function nearest([first, ...others]: readonly Verdict[]): Verdict {
  return others.reduce((best, verdict) => verdict.at.length > best.at.length ? verdict : best, first);
}

function skipAll(workflow: Mapping, path: string, { at, text }: Verdict): Jobs {
  const skipped = Object.entries(asMapping(workflow.jobs)).map(([id, job]) => skippedJob(id, asMapping(job), { path, at, text }));
  return { jobs: [], skipped };
}

const WORKFLOW_KEYS = ['name', 'run-name', 'on', 'true', 'permissions', 'defaults', 'env', 'jobs', 'concurrency'];

function planWorkflow(workflow: Mapping, event: WorkflowEvent, start: Verdict, notes: Notes): Jobs {
  notes.unknownKeys('', unknownKeys(workflow, WORKFLOW_KEYS));
  if (event.name === 'pull_request') notes.assume('the pull request is taken to have no merge conflict: GitHub starts nothing while it has one');
  const inputs = formOf(workflow, event);
  const plans = new Map<string, PlannedJob>();
  const skipped: SkippedJob[] = [];
  for (const [id, job] of inOrder(Object.entries(asMapping(workflow.jobs)).map(([key, value]) => [key, asMapping(value)]))) {
    const scope: Scope = { event, inputs, ...resultsBefore(job, asMapping(workflow.jobs), plans) };
    const verdict = decideJob(id, job, scope, notes);
    const why = ({ at, text }: Verdict): Reason => ({ path: notes.path, at, text });
    if (verdict?.starts === false) skipped.push(skippedJob(id, job, why(verdict)));
    else plans.set(id, planJob(id, job, workflow, { scope, notes, why: why(start), ran: [...plans.keys()] }));
  }
  return { jobs: [...plans.values()], skipped };
}

/** A job that was skipped counts for all that come after it, by whatever way. */
function resultsBefore(job: Mapping, jobs: Mapping, ran: ReadonlyMap<string, PlannedJob>): Pick<Scope, 'results' | 'before'> {
  const ancestors = new Set<string>();
  const visit = (id: string): void => {
    if (ancestors.has(id)) return;
    ancestors.add(id);
    asTexts(asMapping(jobs[id]).needs).forEach(visit);
  };
  asTexts(job.needs).forEach(visit);
  const results = Object.fromEntries(asTexts(job.needs).map((id) => [id, ran.has(id) ? 'success' as const : 'skipped' as const]));
  return { results, before: [...ancestors].every((id) => ran.has(id)) ? 'all-ran' : 'some-skipped' };
}

type Entry = readonly [id: string, job: Mapping];

/** Each after the jobs that it needs; those that need each other, which GitHub refuses, come last. */
function inOrder(entries: readonly Entry[]): Entry[] {
  const ordered: Entry[] = [];
  let rest = [...entries];
  for (;;) {
    const ready = rest.filter(([, job]) => asTexts(job.needs).every((id) => !rest.some(([other]) => other === id)));
    if (ready.length === 0) return [...ordered, ...rest];
    ordered.push(...ready);
    rest = rest.filter((entry) => !ready.includes(entry));
  }
}

function skippedJob(id: string, job: Mapping, why: Reason): SkippedJob {
  return { id, name: asText(job.name) ?? id, path: why.path, why };
}
