import { PipelineEvent, PlannedJob, PlannedStep } from '../plan';
import { evaluate, isTrue, UnknownExpression } from '../planning/expression';
import { inPlanOrder, UnknownParts } from '../planning/plan-order';
import { asList, asMapping, asNumber, asText, asTexts, Mapping, unknownKeys } from '../planning/reader';
import { ParsedDocument, Planner } from '../provider';
import { environmentName, predefined, semanticsFor } from './context';
import { MACRO } from './environment';

const PIPELINE_KEYS = ['name', 'trigger', 'pr', 'jobs', 'steps', 'pool', 'variables'];
const JOB_KEYS = ['job', 'displayName', 'dependsOn', 'condition', 'pool', 'timeoutInMinutes', 'variables', 'steps'];

/** Reads pipeline files by the rules of the YAML schema; each is taken for a pipeline that somebody created. */
export const planner: Planner = {
  paths: ['.azure-pipelines/*.yml', 'azure-pipelines.yml'],
  plan(documents, event) {
    const unknown = new UnknownParts();
    const started = documents.filter(({ path, data }) => startsFor(asMapping(data), event, (what) => unknown.add(path, what)));
    return { jobs: started.flatMap((document) => planPipeline(document, event, unknown)), unknown: unknown.list() };
  },
};

/**
 * No `trigger` means every branch. Excludes are taken off after all includes; `*` also stands for slashes.
 * @see https://learn.microsoft.com/en-us/azure/devops/pipelines/yaml-schema/trigger
 */
function startsFor(pipeline: Mapping, event: PipelineEvent, report: (what: string) => void): boolean {
  const { trigger } = pipeline;
  if (trigger === 'none') return false;
  for (const key of unknownKeys(asMapping(trigger), ['branches'])) report(`\`trigger.${key}\` is not evaluated`);
  const branches = asMapping(asMapping(trigger).branches);
  const include = Array.isArray(trigger) ? asTexts(trigger) : asTexts(branches.include);
  const matches = (pattern: string): boolean => new RegExp(`^${pattern.replace(/^refs\/heads\//, '').replace(/[^\w*?]/g, '\\$&')
    .replace(/\*/g, '.*').replace(/\?/g, '.')}$`, 's').test(event.branch);
  return (include.length === 0 || include.some(matches)) && !asTexts(branches.exclude).some(matches);
}

function planPipeline({ path, data }: ParsedDocument, event: PipelineEvent, unknown: UnknownParts): PlannedJob[] {
  const pipeline = asMapping(data);
  unknown.keys(path, '', unknownKeys(pipeline, PIPELINE_KEYS));
  const jobs = pipeline.jobs === undefined ? [{ job: 'Job', steps: pipeline.steps }] : asList(pipeline.jobs).map(asMapping);
  const known = { ...predefined(event), ...variablesOf(pipeline.variables) };
  return inPlanOrder(jobs.flatMap((job: Mapping) => {
    const report = (what: string): void => unknown.add(path, `${asText(job.job) ?? 'job'}: ${what}`);
    const variables = { ...known, ...variablesOf(job.variables) };
    return runs(asText(job.condition), variables, report) ? [planJob(job, variables, report)] : [];
  }));
}

/** A map, or a list of names with values. @see https://learn.microsoft.com/en-us/azure/devops/pipelines/yaml-schema/variables */
function variablesOf(variables: unknown): Record<string, string> {
  if (Array.isArray(variables)) {
    return Object.fromEntries(variables.map(asMapping).flatMap(({ name, value }) => asText(name) ? [[asText(name), asText(value) ?? '']] : []));
  }
  return Object.fromEntries(Object.entries(asMapping(variables)).map(([name, value]) => [name, asText(value) ?? '']));
}

/** A condition that cannot be evaluated counts as true, and is reported. */
function runs(condition: string | undefined, variables: Record<string, string>, report: (what: string) => void): boolean {
  if (condition === undefined) return true;
  try {
    return isTrue(evaluate(condition, semanticsFor(variables)));
  } catch (error) {
    if (!(error instanceof UnknownExpression)) throw error;
    report(`\`condition: ${condition}\` is not evaluated, so the job is taken to run`);
    return true;
  }
}

function planJob(job: Mapping, variables: Record<string, string>, report: (what: string) => void): PlannedJob {
  for (const key of unknownKeys(job, JOB_KEYS)) report(`\`${key}\` is not evaluated`);
  const steps = asList(job.steps).map(asMapping);
  const id = asText(job.job) ?? 'Job';
  const inputOf = (task: string, input: string): string | undefined =>
    asText(asMapping(steps.find((step) => asText(step.task)?.startsWith(`${task}@`))?.inputs)[input]);
  return {
    id,
    name: asText(job.displayName) ?? id,
    needs: asTexts(job.dependsOn),
    timeoutMinutes: asNumber(job.timeoutInMinutes),
    tools: { node: inputOf('UseNode', 'version')?.replace(/\.x$/, ''), python: inputOf('UsePythonVersion', 'versionSpec') },
    steps: steps.filter((step) => step.bash !== undefined || step.script !== undefined).map((step) => planStep(step, variables)),
  };
}

/** @see https://learn.microsoft.com/en-us/azure/devops/pipelines/process/variables#understand-variable-syntax */
function planStep(step: Mapping, variables: Record<string, string>): PlannedStep {
  const environment = Object.fromEntries(Object.entries(variables).map(([name, value]) => [environmentName(name), value]));
  const secrets: Record<string, string> = {};
  for (const [name, value] of Object.entries(asMapping(step.env))) {
    const macro = MACRO.exec(asText(value) ?? '')?.[1];
    if (macro === undefined || variables[macro] !== undefined) environment[name] = variables[macro ?? ''] ?? asText(value) ?? '';
    else secrets[name] = macro;
  }
  return {
    name: asText(step.displayName) ?? '',
    shell: step.bash === undefined ? ['bash', '--noprofile', '--norc', '{0}'] : ['bash', '{0}'],
    script: asText(step.bash) ?? asText(step.script) ?? '',
    environment,
    secrets: { kind: 'mapped', variables: secrets, unset: 'macro' },
  };
}
