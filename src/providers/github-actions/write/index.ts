import { checkout, setupNode, setupPython } from './actions';
import { renderUploads } from './artifacts';
import { renderEnvironment, renderSecrets } from './environment';
import { renderPermissions } from './id-token';
import { GitHubSettings, secretPlace } from '../options';
import { renderScript } from './script';
import { isStartedOnlyBy } from './start-kinds';
import { renderOn } from './triggers';
import { commentAbove } from '../../../document/comment';
import { PipelineDocument, YamlMap } from '../../../document/document';
import { Definition } from '../../../model/definition';
import { Job } from '../../../model/job';
import { groupsOf, JobGroup, Starts } from '../../../model/job-group';
import { Step } from '../../../model/step';
import { header } from '../../shared/write/header';
import { secretLines, secretPlaces } from '../../shared/write/secret-places';

/** One workflow for each group of jobs that depend on each other and run for the same events. */
export function render(definition: Definition, settings: GitHubSettings): PipelineDocument[] {
  return groupsOf(definition.jobs).map((group) => ({
    path: `.github/workflows/${group.id}.yml`,
    name: group.id,
    header: header(...secretLines(secretPlaces(group.jobs, 'github', secretPlace))),
    data: renderWorkflow(group, settings),
  }));
}

/** @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax */
function renderWorkflow({ name, jobs, starts }: JobGroup, settings: GitHubSettings): YamlMap {
  const rendered = Object.fromEntries(jobs.map((job) => [job.id, renderJob(job, starts, settings)]));
  for (const job of jobs) commentAbove(rendered, job.id, job.comment);
  const workflow: YamlMap = {
    name,
    on: renderOn(starts),
    permissions: { contents: 'read' },
    concurrency: jobs.every(({ concurrency }) => concurrency) ? undefined : EACH_RUN_BY_ITSELF,
    // named, so that a failure inside a pipe counts too
    defaults: { run: { shell: 'bash' } },
    jobs: rendered,
  };
  const unless = jobs.some(({ concurrency }) => concurrency) ? ', unless a job below says so' : '';
  return commentAbove(workflow, 'concurrency', `Runs neither wait for each other nor cancel each other${unless}.`);
}

/**
 * What GitHub does without the key. Written, because a reader and an auditor ask whether somebody thought of it.
 * @see https://docs.zizmor.sh/audits/#concurrency-limits
 */
const EACH_RUN_BY_ITSELF: YamlMap = { group: '${{ github.run_id }}' };

/** @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobs */
function renderJob(job: Job, starts: Starts, settings: GitHubSettings): YamlMap {
  return {
    'name': job.name,
    'needs': job.needs.length > 0 ? [...job.needs] : undefined,
    'if': conditionOf(job, starts),
    'permissions': renderPermissions(job),
    'environment': job.environment,
    'concurrency': renderConcurrency(job),
    'runs-on': job.runner?.github ?? settings.runner,
    'timeout-minutes': job.timeoutSeconds / 60,
    'continue-on-error': job.failure === 'tolerated' ? true : undefined,
    'env': renderEnvironment(job.env, starts),
    'steps': [checkout(job.fetchDepth), renderTool(job, starts), ...job.steps.map((step) => renderStep(step, job)), ...renderUploads(job)],
  };
}

/** What a tag publishes must not come from a cache that another run could fill, so a workflow for tags has none. */
function renderTool({ tool, cache }: Job, { tag }: Starts): YamlMap {
  return tool.name === 'node' ? setupNode(tool.version) : setupPython(tool.version, tag ? undefined : cache?.keyFiles);
}

/** @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idsteps */
function renderStep(step: Step, job: Job): YamlMap {
  const rendered: YamlMap = { name: step.name, run: renderScript(step, job), env: renderSecrets(step.secrets) };
  return step.comment ? commentAbove(rendered, 'run', step.comment) : rendered;
}

/**
 * `github.ref` is the branch, the tag or, of a pull request, `refs/pull/<number>/merge`: `head_ref` would be the same for two forks. The
 * file is left out of the group, because one job stands in several.
 * @see https://docs.github.com/en/actions/how-tos/write-workflows/choose-when-workflows-run/control-workflow-concurrency
 */
function renderConcurrency({ id, concurrency }: Job): YamlMap | undefined {
  switch (concurrency?.kind) {
    case 'queue': return { 'group': concurrency.group, 'cancel-in-progress': false, 'queue': 'max' };
    case 'cancelOlder': return { 'group': `${id}-\${{ github.ref }}`, 'cancel-in-progress': true };
    case undefined: return undefined;
  }
}

/**
 * What a workflow's triggers cannot say: no drafts, and nothing with secrets for a fork. A missing part of the context is null, and null is
 * not true.
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idif
 */
function conditionOf(job: Job, starts: Starts): string | undefined {
  const { pullRequest } = starts;
  if (!pullRequest) return undefined;
  const conditions = [
    ...pullRequest.drafts === 'left-out' ? ['github.event.pull_request.draft != true'] : [],
    ...job.forks === 'skip' ? [isStartedOnlyBy(starts, 'pullRequest') ? OF_THIS_REPOSITORY : `(github.event_name != 'pull_request' || ${OF_THIS_REPOSITORY})`] : [],
  ];
  return conditions.length === 0 ? undefined : conditions.join(' && ');
}

/** A fork that was removed has no name any more. */
const OF_THIS_REPOSITORY = 'github.event.pull_request.head.repo.full_name == github.repository';
