import { PipelineEvent, PlannedJob, PlannedStep } from '../plan';
import { evaluate, isTrue, UnknownExpression } from '../planning/expression';
import { inPlanOrder, UnknownParts } from '../planning/plan-order';
import { asList, asMapping, asNumber, asText, asTexts, Mapping, unknownKeys } from '../planning/reader';
import { ParsedDocument, Planner } from '../provider';
import { predefined, semanticsFor } from './context';
import { passesFilter } from './filter';

/** Reads workflows by the rules of the workflow syntax. */
export const planner: Planner = {
  paths: ['.github/workflows/*.yml', '.github/workflows/*.yaml'],
  plan(documents, event) {
    const unknown = new UnknownParts();
    const jobs = documents.flatMap((document) => startsFor(document, event, unknown) ? planWorkflow(document, event, unknown) : []);
    return { jobs, unknown: unknown.list() };
  },
};

/** @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#on */
function startsFor({ path, data }: ParsedDocument, event: PipelineEvent, unknown: UnknownParts): boolean {
  // a YAML 1.1 reader takes an unquoted `on` for true
  const workflow = asMapping(data);
  const on = workflow.on ?? workflow.true;
  if (typeof on === 'string' || Array.isArray(on)) return asTexts(on).includes(event.kind);
  if (!Object.hasOwn(asMapping(on), event.kind)) return false;
  const filter = asMapping(asMapping(on)[event.kind]);
  unknown.keys(path, `on.${event.kind}.`, unknownKeys(filter, ['branches', 'branches-ignore', 'tags', 'tags-ignore']));
  if (filter.branches !== undefined) return passesFilter(event.branch, asTexts(filter.branches));
  if (filter['branches-ignore'] !== undefined) return !passesFilter(event.branch, asTexts(filter['branches-ignore']));
  return filter.tags === undefined && filter['tags-ignore'] === undefined;
}

function planWorkflow({ path, data }: ParsedDocument, event: PipelineEvent, unknown: UnknownParts): PlannedJob[] {
  const workflow = asMapping(data);
  unknown.keys(path, '', unknownKeys(workflow, ['name', 'run-name', 'on', 'true', 'permissions', 'defaults', 'env', 'jobs']));
  const jobs = Object.entries(asMapping(workflow.jobs));
  return inPlanOrder(jobs.flatMap(([id, job]) => {
    const runs = evaluateCondition(asText(asMapping(job).if), event, (what) => unknown.add(path, `jobs.${id}.if: ${what}`));
    return runs ? [planJob(id, asMapping(job), workflow, event, new Place(path, id, unknown))] : [];
  }));
}

class Place {
  constructor(readonly path: string, readonly job: string, private readonly unknown: UnknownParts) {}

  add(what: string): void {
    this.unknown.add(this.path, `jobs.${this.job}: ${what}`);
  }
}

const JOB_KEYS = ['name', 'needs', 'if', 'runs-on', 'timeout-minutes', 'env', 'steps', 'permissions', 'defaults'];

function planJob(id: string, job: Mapping, workflow: Mapping, event: PipelineEvent, place: Place): PlannedJob {
  for (const key of unknownKeys(job, JOB_KEYS)) place.add(`\`${key}\` is not evaluated`);
  const steps = asList(job.steps).map(asMapping);
  return {
    id,
    name: asText(job.name) ?? id,
    needs: asTexts(job.needs),
    timeoutMinutes: asNumber(job['timeout-minutes']),
    tools: toolsOf(steps),
    steps: steps.filter((step) => step.run !== undefined).map((step) => planStep(step, [workflow, job], event, place)),
  };
}

function toolsOf(steps: readonly Mapping[]): PlannedJob['tools'] {
  const versionOf = (action: string, input: string): string | undefined => {
    const step = steps.find(({ uses }) => asText(uses)?.startsWith(`${action}@`));
    return asText(asMapping(step?.with)[input]);
  };
  return { node: versionOf('actions/setup-node', 'node-version'), python: versionOf('actions/setup-python', 'python-version') };
}

/** @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstepsrun */
function planStep(step: Mapping, outer: readonly Mapping[], event: PipelineEvent, place: Place): PlannedStep {
  const environment: Record<string, string> = { ...predefined(event) };
  const secrets: Record<string, string> = {};
  for (const [name, value] of [...outer, step].flatMap((scope) => Object.entries(asMapping(scope.env)))) {
    const text = asText(value) ?? '';
    const secret = /^\$\{\{\s*secrets\.(\w+)\s*\}\}$/.exec(text)?.[1];
    delete secrets[name];
    delete environment[name];
    if (secret) secrets[name] = secret;
    else environment[name] = interpolate(text, event, (what) => place.add(`env.${name}: ${what}`));
  }
  const shell = asText(step.shell) ?? outer.map((scope) => asText(asMapping(asMapping(scope.defaults).run).shell)).filter(Boolean).slice(-1)[0];
  return {
    name: asText(step.name) ?? asText(step.run) ?? '',
    shell: shell === 'bash' ? ['bash', '--noprofile', '--norc', '-eo', 'pipefail', '{0}'] : ['bash', '-e', '{0}'],
    script: interpolate(asText(step.run) ?? '', event, (what) => place.add(`run: ${what}`)),
    environment,
    secrets: { kind: 'mapped', variables: secrets, unset: 'empty' },
  };
}

function interpolate(text: string, event: PipelineEvent, report: (what: string) => void): string {
  return text.replace(/\$\{\{(.*?)\}\}/gs, (whole, source: string) => {
    try {
      return String(evaluate(source, semanticsFor(event)) ?? '');
    } catch (error) {
      if (!(error instanceof UnknownExpression)) throw error;
      report(`"${whole}" is not evaluated`);
      return whole;
    }
  });
}

/** A condition that cannot be evaluated counts as true, and is reported. */
function evaluateCondition(source: string | undefined, event: PipelineEvent, report: (what: string) => void): boolean {
  if (source === undefined) return true;
  try {
    return isTrue(evaluate(source.replace(/^\s*\$\{\{(.*)\}\}\s*$/s, '$1'), semanticsFor(event)));
  } catch (error) {
    if (!(error instanceof UnknownExpression)) throw error;
    report(`"${source}" is not evaluated, so the job is taken to run`);
    return true;
  }
}
