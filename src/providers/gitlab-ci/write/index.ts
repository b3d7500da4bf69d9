import { renderJob } from './job';
import { GitLabSettings, includeLine, ROOT_FILE, secretPlace } from '../options';
import { withoutStored } from './secrets';
import { formGroups, renderForm } from './variables';
import { renderWorkflow } from './workflow';
import { commentAbove } from '../../../document/comment';
import { PipelineDocument, YamlMap } from '../../../document/document';
import { Definition } from '../../../model/definition';
import { inOrder } from '../../../model/job-graph';
import { header } from '../../shared/write/header';
import { secretLines, secretPlaces } from '../../shared/write/secret-places';

/** One file: GitLab reads one root file, and ours is it unless the repository has its own that includes ours. */
export function render(definition: Definition, settings: GitLabSettings): PipelineDocument[] {
  const isRoot = settings.path === ROOT_FILE;
  const stored = definition.jobs.map((job) => ({ ...job, steps: withoutStored(job.steps) }));
  return [{
    path: settings.path,
    name: settings.path.replace(/^.*\//, '').replace(/\.ya?ml$/, ''),
    header: header(
      ...(isRoot ? [] : [includeLine(settings)]),
      ...secretLines(secretPlaces(stored, 'gitlab', secretPlace)),
    ),
    data: renderRoot(definition, settings),
  }];
}

/** What holds for all jobs is for the root file to say: one that somebody else wrote says it itself. */
function renderRoot({ jobs, defaultBranch }: Definition, settings: GitLabSettings): YamlMap {
  const isRoot = settings.path === ROOT_FILE;
  const names = new Map(jobs.map((job) => [job.id, job.name]));
  const groups = formGroups(jobs);
  const pipelines = new Map(groups.flatMap((group) => group.jobs.map((job) => [job.id, group.id] as const)));
  const formFields = isRoot ? groups.flatMap(({ starts }) => starts.manual.inputs.map(({ variable }) => variable)) : [];
  const rendered = inOrder(jobs).map((job) => {
    return [job.name, renderJob(job, { names, settings, defaultBranch, formFields, pipeline: pipelines.get(job.id) })] as const;
  });
  const root: YamlMap = Object.fromEntries([
    ...isRoot ? [['workflow', renderWorkflow(jobs)] as const] : [],
    ...isRoot && groups.length > 0 ? [['variables', renderForm(groups)] as const] : [],
    ...rendered,
  ]);
  commentAbove(root, 'workflow', 'Only the events that a job below is for make a pipeline.');
  for (const job of jobs) commentAbove(root, job.name, job.comment);
  return root;
}
