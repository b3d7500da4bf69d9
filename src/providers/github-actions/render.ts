import { checkout, setupNode, setupPython } from './actions';
import { renderEnvironment, renderSecrets } from './environment';
import { GitHubSettings, SECRET_STORE } from './options';
import { renderScript } from './script';
import { renderPush } from './triggers';
import { commentAbove } from '../../document/comment';
import { PipelineDocument, YamlMap } from '../../document/document';
import { Definition } from '../../model/definition';
import { Job } from '../../model/job';
import { groupsOf, JobGroup } from '../../model/job-graph';
import { Step } from '../../model/step';
import { Tool } from '../../model/tool';
import { header, secretsOf } from '../shared/header';

/** One workflow for each group of jobs that depend on each other and run for the same branches. */
export function render(definition: Definition, settings: GitHubSettings): PipelineDocument[] {
  return groupsOf(definition.jobs).map((group) => ({
    path: `.github/workflows/${group.id}.yml`,
    name: group.id,
    header: header(...secretsOf(group.jobs, SECRET_STORE)),
    data: renderWorkflow(group, settings),
  }));
}

/** @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax */
function renderWorkflow(group: JobGroup, settings: GitHubSettings): YamlMap {
  const jobs = Object.fromEntries(group.jobs.map((job) => [job.id, renderJob(job, settings)]));
  for (const job of group.jobs) commentAbove(jobs, job.id, job.comment);
  return {
    name: group.name,
    on: { push: renderPush(group.branches) },
    permissions: { contents: 'read' },
    // named, so that a failure inside a pipe counts too
    defaults: { run: { shell: 'bash' } },
    jobs,
  };
}

/** @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobs */
function renderJob(job: Job, settings: GitHubSettings): YamlMap {
  return {
    'name': job.name,
    'needs': job.needs.length > 0 ? [...job.needs] : undefined,
    'runs-on': settings.runner,
    'timeout-minutes': job.timeoutSeconds / 60,
    'env': renderEnvironment(job.environment),
    'steps': [checkout(), renderTool(job.tool), ...job.steps.map(renderStep)],
  };
}

function renderTool(tool: Tool): YamlMap {
  return tool.name === 'node' ? setupNode(tool.version) : setupPython(tool.version);
}

/** @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idsteps */
function renderStep(step: Step): YamlMap {
  const rendered: YamlMap = { name: step.name, run: renderScript(step), env: renderSecrets(step.secrets) };
  return step.comment ? commentAbove(rendered, 'run', step.comment) : rendered;
}
