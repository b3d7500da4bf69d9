import { PipelineEvent, PlannedJob, PlannedStep } from '../plan';
import { evaluate, isTrue, orTrue, UnknownExpression } from '../planning/expression';
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
  return orTrue(() => passes(filter, event), (what) => unknown.add(path, `on.${event.kind}: ${what}, so the workflow is taken to start`));
}

function passes(filter: Mapping, event: PipelineEvent): boolean {
  if (filter.branches !== undefined) return passesFilter(event.branch, asTexts(filter.branches));
  if (filter['branches-ignore'] !== undefined) return !passesFilter(event.branch, asTexts(filter['branches-ignore']));
  return filter.tags === undefined && filter['tags-ignore'] === undefined;
}

function planWorkflow({ path, data }: ParsedDocument, event: PipelineEvent, unknown: UnknownParts): PlannedJob[] {
  const workflow = asMapping(data);
  unknown.keys(path, '', unknownKeys(workflow, ['name', 'run-name', 'on', 'true', 'permissions', 'defaults', 'env', 'jobs', 'concurrency']));
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

const JOB_KEYS = ['name', 'needs', 'if', 'runs-on', 'timeout-minutes', 'env', 'steps', 'permissions', 'defaults', 'concurrency'];
const STEP_KEYS = ['name', 'id', 'run', 'shell', 'env', 'uses', 'with'];

/** Actions that only make the machine ready: the plan says which tools they give, and a rehearsal has the working copy. */
const SET_UP_ACTIONS = /^actions\/(?:checkout|setup-node|setup-python)@/;

function planJob(id: string, job: Mapping, workflow: Mapping, event: PipelineEvent, place: Place): PlannedJob {
  for (const key of unknownKeys(job, JOB_KEYS)) place.add(`\`${key}\` is not evaluated`);
  for (const key of defaultKeys([workflow, job])) place.add(`\`defaults.run.${key}\` is not evaluated`);
  const steps = asList(job.steps).map(asMapping);
  steps.forEach((step, index) => reportStep(step, `steps[${index}]`, place));
  return {
    id,
    name: interpolate(asText(job.name) ?? id, event, (what) => place.add(`name: ${what}`)),
    path: place.path,
    needs: asTexts(job.needs),
    timeoutMinutes: asNumber(job['timeout-minutes']),
    tools: toolsOf(steps),
    steps: steps.filter((step) => step.run !== undefined).map((step) => planStep(step, [workflow, job], event, place)),
  };
}

function defaultKeys(scopes: readonly Mapping[]): string[] {
  return scopes.flatMap((scope) => unknownKeys(asMapping(asMapping(scope.defaults).run), ['shell']));
}

function reportStep(step: Mapping, where: string, place: Place): void {
  for (const key of unknownKeys(step, STEP_KEYS)) place.add(`\`${where}.${key}\` is not evaluated`);
  const uses = asText(step.uses);
  if (uses !== undefined && !SET_UP_ACTIONS.test(uses)) place.add(`\`${where}.uses: ${uses}\` is not run`);
}

function toolsOf(steps: readonly Mapping[]): PlannedJob['tools'] {
  const versionOf = (action: string, input: string): string | undefined => {
    const step = steps.find(({ uses }) => asText(uses)?.startsWith(`${action}@`));
    return asText(asMapping(step?.with)[input]);
  };
  return { node: versionOf('actions/setup-node', 'node-version'), python: versionOf('actions/setup-python', 'python-version') };
}

/** @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstepsshell */
const SHELLS: Readonly<Record<string, readonly string[]>> = {
  bash: ['bash', '--noprofile', '--norc', '-eo', 'pipefail', '{0}'],
  sh: ['sh', '-e', '{0}'],
};
const UNNAMED_SHELL = ['bash', '-e', '{0}'];

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
  const shell = [step.shell, ...outer.map((scope) => asMapping(asMapping(scope.defaults).run).shell).reverse()].map(asText).find(Boolean);
  if (shell !== undefined && !Object.hasOwn(SHELLS, shell)) place.add(`\`shell: ${shell}\` is taken for bash`);
  return {
    name: asText(step.name) ?? asText(step.run) ?? '',
    shell: shell === undefined ? UNNAMED_SHELL : SHELLS[shell] ?? SHELLS.bash,
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
  const expression = source.replace(/^\s*\$\{\{(.*)\}\}\s*$/s, '$1');
  return orTrue(() => isTrue(evaluate(expression, semanticsFor(event))), () => report(`"${source}" is not evaluated, so the job is taken to run`));
}
