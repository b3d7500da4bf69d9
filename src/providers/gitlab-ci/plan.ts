import { PipelineEvent, PlannedJob } from '../plan';
import { predefined, semanticsFor, withVariables } from './context';
import { ROOT_FILE } from './options';
import { passesRules } from './rules';
import { inPlanOrder, UnknownParts } from '../planning/plan-order';
import { asList, asMapping, asText, asTexts, Mapping, unknownKeys } from '../planning/reader';
import { ParsedDocument, Planner } from '../provider';
import { toolOf } from '../shared/image';

/** Keys of the root that are not jobs. @see https://docs.gitlab.com/ci/yaml/#global-keywords */
const GLOBAL_KEYS = ['workflow', 'variables', 'stages', 'default', 'include', 'image', 'before_script', 'after_script', 'cache', 'services', 'spec'];
const JOB_KEYS = ['image', 'tags', 'stage', 'rules', 'needs', 'timeout', 'variables', 'script', 'artifacts'];

/** Reads the root file, with the files below `.gitlab` that it includes, by the rules of the YAML syntax. */
export const planner: Planner = {
  paths: [ROOT_FILE, '.gitlab/*.yml'],
  plan(documents, event) {
    const unknown = new UnknownParts();
    return { jobs: planFile(withIncludes(documents, unknown), event, unknown), unknown: unknown.list() };
  },
};

/**
 * GitLab reads no other file than the root by itself; what the root says wins over what it includes.
 * @see https://docs.gitlab.com/ci/yaml/#includelocal
 */
function withIncludes(documents: readonly ParsedDocument[], unknown: UnknownParts): MergedFile {
  const root = documents.find(({ path }) => path === ROOT_FILE);
  if (!root) unknown.add(ROOT_FILE, 'is not there, and GitLab reads no other file by itself');
  const { include, ...own } = asMapping(root?.data);
  const included = asList(include).flatMap((entry) => {
    const path = (asText(entry) ?? asText(asMapping(entry).local))?.replace(/^\//, '');
    const document = documents.find((other) => other.path === path);
    if (!document) unknown.add(ROOT_FILE, `\`include\` of ${path === undefined ? 'something else than a local file' : `"${path}"`} is not evaluated`);
    return document ?? [];
  });
  const files = [...included, { path: ROOT_FILE, data: own }];
  const definedIn = files.flatMap(({ path, data }) => Object.keys(asMapping(data)).map((key) => [key, path] as const));
  return { root: Object.assign({}, ...files.map(({ data }) => asMapping(data))), definedIn: new Map(definedIn) };
}

/** The root with what it includes. */
interface MergedFile {
  readonly root: Mapping;
  /** The path of the file that has the last word on a key of the root. */
  readonly definedIn: ReadonlyMap<string, string>;
}

function planFile({ root, definedIn }: MergedFile, event: PipelineEvent, unknown: UnknownParts): PlannedJob[] {
  const pathOf = (key: string): string => definedIn.get(key) ?? ROOT_FILE;
  const globals = GLOBAL_KEYS.filter((key) => Object.hasOwn(root, key) && !['workflow', 'variables', 'stages'].includes(key));
  for (const key of globals) unknown.keys(pathOf(key), '', [key]);
  const variables = withVariables(predefined(event), asMapping(root.variables));
  const workflow = asMapping(root.workflow);
  const starts = workflow.rules === undefined
    || passesRules(workflow.rules, semanticsFor(variables), (what) => unknown.add(pathOf('workflow'), `workflow: ${what}`));
  if (!starts) return [];
  const reportFor = (name: string) => (what: string): void => unknown.add(pathOf(name), `${name}: ${what}`);
  const entries = Object.entries(root).filter(([name]) => !GLOBAL_KEYS.includes(name) && !name.startsWith('.'));
  const jobs = entries.flatMap(([name, value]) => {
    const job = asMapping(value);
    const known = withVariables(variables, asMapping(job.variables));
    // a job without rules runs for every branch
    const runs = job.rules === undefined || passesRules(job.rules, semanticsFor(known), reportFor(name));
    return runs ? [planJob({ name, path: pathOf(name) }, job, known, reportFor(name))] : [];
  });
  return inPlanOrder(jobs.map((job) => withoutAbsent(job, asMapping(root[job.name]), jobs, reportFor(job.name))));
}

/**
 * A needed job that is not in the pipeline does not count when it is optional; otherwise GitLab makes no pipeline at all.
 * @see https://docs.gitlab.com/ci/yaml/#needsoptional
 */
function withoutAbsent(planned: PlannedJob, job: Mapping, jobs: readonly PlannedJob[], report: (what: string) => void): PlannedJob {
  const optional = asList(job.needs).map(asMapping).filter((need) => need.optional === true).map((need) => asText(need.job));
  const absent = planned.needs.filter((id) => !jobs.some((other) => other.id === id));
  for (const id of absent) if (!optional.includes(id)) report(`needs "${id}", which does not run for this push: GitLab refuses such a pipeline`);
  return { ...planned, needs: planned.needs.filter((id) => !absent.includes(id) || !optional.includes(id)) };
}

interface JobPlace {
  readonly name: string;
  readonly path: string;
}

function planJob({ name, path }: JobPlace, job: Mapping, variables: Record<string, string>, report: (what: string) => void): PlannedJob {
  for (const key of unknownKeys(job, JOB_KEYS)) report(`\`${key}\` is not evaluated`);
  if (job.needs === undefined) report('without `needs` the job waits for the stages before it, which is not evaluated');
  const image = asText(asMapping(job.image).name) ?? asText(job.image);
  const tool = image === undefined ? undefined : toolOf(image);
  return {
    id: name,
    name,
    path,
    needs: asList(job.needs).flatMap((need) => asText(need) ?? asText(asMapping(need).job) ?? []),
    timeoutMinutes: minutesOf(asText(job.timeout)),
    tools: tool ? { [tool.name]: tool.version } : {},
    steps: [{
      name: 'script',
      // what the runner's wrapper sets where the image has bash
      shell: ['bash', '-eo', 'pipefail', '{0}'],
      script: asTexts(job.script).join('\n'),
      environment: variables,
      secrets: { kind: 'all' },
    }],
  };
}

/** @see https://docs.gitlab.com/ci/yaml/#timeout */
function minutesOf(timeout: string | undefined): number | undefined {
  const match = /^(?:(\d+)\s*h(?:ours?)?)?\s*(?:(\d+)\s*m(?:in(?:utes?)?)?)?$/.exec(timeout?.trim() ?? '');
  return match?.[0] ? Number(match[1] ?? 0) * 60 + Number(match[2] ?? 0) : undefined;
}
