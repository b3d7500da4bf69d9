import { renderVariables } from './environment';
import { GitLabSettings, includeLine, ROOT_FILE, SECRET_STORE } from './options';
import { renderScript } from './script';
import { renderRule } from './triggers';
import { commentAbove } from '../../document/comment';
import { PipelineDocument, YamlMap } from '../../document/document';
import { union } from '../../model/branch-set';
import { Definition } from '../../model/definition';
import { Job } from '../../model/job';
import { branchesOf, inOrder } from '../../model/job-graph';
import { Reports } from '../../model/reports';
import { header, secretsOf } from '../shared/header';
import { imageOf } from '../shared/image';

/** One file: GitLab reads one root file, and ours is it unless the repository has its own that includes ours. */
export function render(definition: Definition, settings: GitLabSettings): PipelineDocument[] {
  const { jobs } = definition;
  const isRoot = settings.path === ROOT_FILE;
  return [{
    path: settings.path,
    name: settings.path.replace(/^.*\//, '').replace(/\.ya?ml$/, ''),
    header: header(
      ...(isRoot ? [] : [includeLine(settings)]),
      ...secretsOf(jobs, SECRET_STORE),
    ),
    data: renderRoot(jobs, settings),
  }];
}

function renderRoot(jobs: readonly Job[], settings: GitLabSettings): YamlMap {
  const names = new Map(jobs.map((job) => [job.id, job.name]));
  const rendered = inOrder(jobs).map((job) => [job.name, renderJob(job, names, settings)] as const);
  const workflow = settings.path === ROOT_FILE ? [['workflow', renderWorkflow(jobs)] as const] : [];
  const root: YamlMap = Object.fromEntries([...workflow, ...rendered]);
  commentAbove(root, 'workflow', 'Only the events that a job below is for make a pipeline.');
  for (const job of jobs) commentAbove(root, job.name, job.comment);
  return root;
}

/**
 * Without it every push to a branch with an open merge request could start two pipelines.
 * @see https://docs.gitlab.com/ci/yaml/workflow/
 */
function renderWorkflow(jobs: readonly Job[]): YamlMap {
  const rule = renderRule(jobs.map(branchesOf).reduce(union));
  return { rules: [{ if: rule }] };
}

/** @see https://docs.gitlab.com/ci/yaml/#job-keywords */
function renderJob(job: Job, names: ReadonlyMap<string, string>, settings: GitLabSettings): YamlMap {
  return {
    image: imageOf(job.tool),
    tags: settings.tags.length > 0 ? [...settings.tags] : undefined,
    rules: [{ if: renderRule(branchesOf(job)) }],
    // always written: without it a job would wait for every job of the stages before
    needs: job.needs.map((id) => names.get(id) ?? id),
    timeout: `${job.timeoutSeconds / 60} minutes`,
    variables: renderVariables(job.environment),
    script: renderScript(job),
    artifacts: job.reports && renderReports(job.reports),
  };
}

/** Also of a failed run, which is when they are wanted. @see https://docs.gitlab.com/ci/yaml/artifacts_reports/ */
function renderReports({ junit, codeQuality }: Reports): YamlMap {
  return { when: 'always', reports: { junit, codequality: codeQuality } };
}
