import { PipelineEvent, PlannedJob } from '../plan';
import { predefined, semanticsFor } from './context';
import { planSteps, toolsOf } from './steps';
import { declaredVariables, Variables } from './variables';
import { evaluate, isTrue, orTrue } from '../planning/expression';
import { inPlanOrder, UnknownParts } from '../planning/plan-order';
import { asList, asMapping, asNumber, asText, asTexts, Mapping, unknownKeys } from '../planning/reader';
import { ParsedDocument, Planner } from '../provider';

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
 * No `trigger` means every branch, unless the organization has switched that off. Excludes are taken off after all includes; `*` also
 * stands for slashes.
 * @see https://learn.microsoft.com/en-us/azure/devops/pipelines/yaml-schema/trigger
 */
function startsFor({ trigger }: Mapping, event: PipelineEvent, report: (what: string) => void): boolean {
  if (trigger === 'none') return false;
  for (const key of unknownKeys(asMapping(trigger), ['branches'])) report(`\`trigger.${key}\` is not evaluated`);
  const branches = asMapping(asMapping(trigger).branches);
  const include = asTexts(Array.isArray(trigger) ? trigger : branches.include);
  const exclude = asTexts(branches.exclude);
  if (trigger === undefined || trigger === null) report('without `trigger` a push to any branch is taken as a start, which a setting can switch off');
  if (include.length === 0 && exclude.length > 0) report('`trigger.branches.exclude` without `include` is taken to start on every other branch');
  const matches = (pattern: string): boolean => matchesBranch(pattern, event.branch);
  return (include.length === 0 || include.some(matches)) && !exclude.some(matches);
}

function matchesBranch(pattern: string, branch: string): boolean {
  const source = pattern.replace(/^refs\/heads\//, '').replace(/[^\w*?]/g, '\\$&').replace(/\*/g, '.*').replace(/\?/g, '.');
  return new RegExp(`^${source}$`, 's').test(branch);
}

function planPipeline({ path, data }: ParsedDocument, event: PipelineEvent, unknown: UnknownParts): PlannedJob[] {
  const pipeline = asMapping(data);
  unknown.keys(path, '', unknownKeys(pipeline, PIPELINE_KEYS));
  const known = new Variables(predefined(event)).with(declaredVariables(pipeline.variables, (what) => unknown.add(path, what)));
  return inPlanOrder(jobsOf(pipeline).flatMap((job, index) => {
    const report = (what: string): void => unknown.add(path, `${asText(job.job) ?? `jobs[${index}]`}: ${what}`);
    for (const key of unknownKeys(job, JOB_KEYS)) report(`\`${key}\` is not evaluated`);
    // a deployment, or the jobs of a template
    if (job.job === undefined) return [];
    const variables = known.with(declaredVariables(job.variables, report));
    return runs(asText(job.condition), variables, report) ? [planJob(path, job, variables, report)] : [];
  }));
}

/** The jobs of a pipeline, or the one that its steps make without being called a job. */
function jobsOf({ jobs, steps }: Mapping): Mapping[] {
  if (jobs === undefined && steps !== undefined) return [{ job: 'Job', steps }];
  return asList(jobs).map(asMapping);
}

/** A condition that cannot be evaluated counts as true, and is reported. */
function runs(condition: string | undefined, variables: Variables, report: (what: string) => void): boolean {
  if (condition === undefined) return true;
  const whenUnknown = (what: string): void => report(`\`condition: ${condition}\`: ${what}, so the job is taken to run`);
  return orTrue(() => isTrue(evaluate(condition, semanticsFor(variables))), whenUnknown);
}

function planJob(path: string, job: Mapping, variables: Variables, report: (what: string) => void): PlannedJob {
  const steps = asList(job.steps).map(asMapping);
  const id = asText(job.job) ?? 'Job';
  return {
    id,
    name: variables.expand(asText(job.displayName) ?? id),
    path,
    needs: asTexts(job.dependsOn),
    timeoutMinutes: asNumber(job.timeoutInMinutes),
    tools: toolsOf(steps),
    steps: planSteps(steps, variables, report),
  };
}
