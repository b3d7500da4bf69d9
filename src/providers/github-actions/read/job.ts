import { interpolate, Scope } from './semantics';
import { settingsOf } from './settings';
import { planStep, reportStep, runsStep } from './step';
import { PlannedJob, PlannedStep, Reason } from '../../plan';
import { Notes } from '../../shared/read/notes';
import { asList, asMapping, asNumber, asText, asTexts, Mapping, unknownKeys } from '../../shared/read/reader';

/** What a job of a workflow is planned with. */
export interface JobPlan {
  readonly scope: Scope;
  readonly notes: Notes;
  readonly why: Reason;
  /** Keys of the jobs that run before it. */
  readonly ran: readonly string[];
}

const JOB_KEYS = [
  'name', 'needs', 'if', 'runs-on', 'timeout-minutes', 'env', 'steps', 'permissions', 'defaults', 'concurrency', 'environment', 'continue-on-error',
];

/** @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobs */
export function planJob(id: string, job: Mapping, workflow: Mapping, { scope, notes, why, ran }: JobPlan): PlannedJob {
  const report = (what: string): void => notes.unknown(`jobs.${id}: ${what}`);
  for (const key of unknownKeys(job, JOB_KEYS)) report(`\`${key}\` is not evaluated`);
  for (const key of defaultKeys([workflow, job])) report(`\`defaults.run.${key}\` is not evaluated`);
  noteEnvironment(id, job, notes);
  const steps = asList(job.steps).map(asMapping);
  steps.forEach((step, index) => reportStep(step, `steps[${index}]`, report));
  const running = steps.filter((step, index) => step.run !== undefined && runsStep(step, scope, (what) => report(`steps[${index}].if: ${what}`)));
  const planned = running.map((step) => planStep(step, [workflow, job], scope, report));
  noteForkSecrets(id, planned, scope, notes);
  return {
    id,
    name: interpolate(asText(job.name) ?? id, scope, (what) => report(`name: ${what}`)),
    path: notes.path,
    at: ['jobs', id],
    why,
    needs: asTexts(job.needs).filter((needed) => ran.includes(needed)),
    timeoutMinutes: asNumber(job['timeout-minutes']),
    tools: toolsOf(steps),
    settings: settingsOf(job, workflow, steps),
    steps: planned,
  };
}

function defaultKeys(scopes: readonly Mapping[]): string[] {
  return scopes.flatMap((scope) => unknownKeys(asMapping(asMapping(scope.defaults).run), ['shell']));
}

/** @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idenvironment */
function noteEnvironment(id: string, job: Mapping, notes: Notes): void {
  const environment = asText(job.environment) ?? asText(asMapping(job.environment).name);
  if (environment !== undefined) notes.assume(`jobs.${id}: the rules of the environment "${environment}" are taken to let the job start`);
}

/** @see https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows#workflows-in-forked-repositories */
function noteForkSecrets(id: string, steps: readonly PlannedStep[], { event: { name, cause } }: Scope, notes: Notes): void {
  if (name !== 'pull_request' || cause.kind !== 'pullRequest' || !cause.fork) return;
  const reads = steps.some(({ secrets }) => secrets.kind === 'mapped' && Object.keys(secrets.variables).length > 0);
  if (reads) notes.assume(`jobs.${id}: its secrets are empty: GitHub hands none to a pull request from a fork`);
}

function toolsOf(steps: readonly Mapping[]): PlannedJob['tools'] {
  const versionOf = (action: string, input: string): string | undefined => {
    const step = steps.find(({ uses }) => asText(uses)?.startsWith(`${action}@`));
    return asText(asMapping(step?.with)[input]);
  };
  return { node: versionOf('actions/setup-node', 'node-version'), python: versionOf('actions/setup-python', 'python-version') };
}
