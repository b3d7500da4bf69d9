import { Variables } from './variables';
import { PlannedJob, PlannedStep } from '../../plan';
import { Notes } from '../../shared/read/notes';
import { asList, asMapping, asText, Mapping, unknownKeys } from '../../shared/read/reader';

/** The macro that stands for one secret, and what remains of it when the pipeline has no such variable: itself. */
const MACRO = /^\$\(([A-Za-z0-9_.-]+)\)$/;

const SCRIPT_KEYS = ['bash', 'script', 'displayName', 'name', 'env'];

/** Tasks that only make the machine ready, and the input that says which version. */
const TOOL_TASKS = { UseNode: 'version', NodeTool: 'versionSpec', UsePythonVersion: 'versionSpec' } as const;

/** Tasks that bring or keep files and secrets for the scripts, or show what these left, and decide nothing. */
const OTHER_TASKS = ['AzureKeyVault', 'Cache', 'CopyFiles', 'PublishPipelineArtifact', 'PublishTestResults'];

/** The steps of a job, or of the deployment that is one. @see https://learn.microsoft.com/en-us/azure/devops/pipelines/yaml-schema/jobs-deployment */
export function stepsOf(job: Mapping, notes: Notes): Mapping[] {
  if (job.deployment === undefined) return asList(job.steps).map(asMapping);
  const strategy = asMapping(job.strategy);
  notes.unknownKeys('strategy.', unknownKeys(strategy, ['runOnce']));
  const hooks = asMapping(strategy.runOnce);
  notes.unknownKeys('strategy.runOnce.', unknownKeys(hooks, ['deploy']));
  return asList(asMapping(hooks.deploy).steps).map(asMapping);
}

/** The steps that run a script; what the others would do is reported, except for getting the sources and the tools and for showing results. */
export function planSteps(steps: readonly Mapping[], variables: Variables, report: (what: string) => void): PlannedStep[] {
  return steps.flatMap((step, index) => {
    const isScript = step.bash !== undefined || step.script !== undefined;
    const unknown = isScript ? unknownKeys(step, SCRIPT_KEYS) : otherWork(step);
    for (const what of unknown) report(`\`steps[${index}].${what}\` is not evaluated`);
    return isScript ? [planStep(step, variables)] : [];
  });
}

export function toolsOf(steps: readonly Mapping[]): PlannedJob['tools'] {
  const versionOf = (task: keyof typeof TOOL_TASKS): string | undefined =>
    asText(asMapping(steps.find((step) => taskOf(step) === task)?.inputs)[TOOL_TASKS[task]])?.replace(/\.x$/, '');
  return { node: versionOf('UseNode') ?? versionOf('NodeTool'), python: versionOf('UsePythonVersion') };
}

function taskOf(step: Mapping): string | undefined {
  return asText(step.task)?.replace(/@.*$/, '');
}

function otherWork(step: Mapping): string[] {
  const task = taskOf(step);
  if (step.checkout !== undefined || (task !== undefined && (Object.hasOwn(TOOL_TASKS, task) || OTHER_TASKS.includes(task)))) return [];
  return [task === undefined ? Object.keys(step)[0] ?? '' : `task: ${task}`];
}

/** @see https://learn.microsoft.com/en-us/azure/devops/pipelines/process/set-secret-variables */
function planStep(step: Mapping, variables: Variables): PlannedStep {
  const environment = variables.environment();
  const secrets: Record<string, string> = {};
  for (const [name, value] of Object.entries(asMapping(step.env))) {
    const text = variables.expand(asText(value) ?? '');
    const secret = MACRO.exec(text)?.[1];
    if (secret === undefined) environment[name] = text;
    else secrets[name] = secret;
  }
  return {
    name: asText(step.displayName) ?? '',
    shell: step.bash === undefined ? ['bash', '--noprofile', '--norc', '{0}'] : ['bash', '{0}'],
    script: variables.expand(asText(step.bash) ?? asText(step.script) ?? ''),
    environment,
    secrets: { kind: 'mapped', variables: secrets, unset: 'macro' },
  };
}
