import { CONTEXT, renderSecrets } from './environment';
import { keyOf } from './id';
import { AzureSettings, createLine, SECRET_STORE } from './options';
import { renderCondition, renderTrigger } from './triggers';
import { commentAbove } from '../../document/comment';
import { PipelineDocument, YamlMap } from '../../document/document';
import { Definition } from '../../model/definition';
import { Job } from '../../model/job';
import { branchesOf, groupsOf, JobGroup } from '../../model/job-graph';
import { commandLine } from '../../model/shell';
import { Step } from '../../model/step';
import { Tool } from '../../model/tool';
import { exportContexts, renderLiterals } from '../shared/exports';
import { header, secretsOf } from '../shared/header';

/** One pipeline for each group of jobs that depend on each other and run for the same branches. */
export function render(definition: Definition, settings: AzureSettings): PipelineDocument[] {
  return groupsOf(definition.jobs).map((group) => {
    const path = `.azure-pipelines/${group.id}.yml`;
    return {
      path,
      name: group.id,
      header: header(
        createLine(path),
        ...secretsOf(group.jobs, SECRET_STORE),
      ),
      data: renderPipeline(group, settings),
    };
  });
}

/** @see https://learn.microsoft.com/en-us/azure/devops/pipelines/yaml-schema/pipeline */
function renderPipeline(group: JobGroup, settings: AzureSettings): YamlMap {
  const jobs = group.jobs.map((job) => renderJob(job, settings));
  group.jobs.forEach((job, index) => commentAbove(jobs, index, job.comment));
  const pipeline: YamlMap = { trigger: renderTrigger(group.branches), pr: 'none', jobs };
  return commentAbove(pipeline, 'pr', 'Without this line Azure would also start for pull requests of a repository on GitHub or Bitbucket.');
}

/** @see https://learn.microsoft.com/en-us/azure/devops/pipelines/yaml-schema/jobs-job */
function renderJob(job: Job, settings: AzureSettings): YamlMap {
  return {
    job: keyOf(job.id),
    displayName: job.name,
    dependsOn: job.needs.length > 0 ? job.needs.map(keyOf) : undefined,
    condition: renderCondition(branchesOf(job)),
    pool: { vmImage: settings.vmImage },
    timeoutInMinutes: job.timeoutSeconds / 60,
    variables: renderLiterals(job.environment),
    steps: [checkout(), renderTool(job.tool), ...job.steps.map((step) => renderStep(step, job)), ...renderReports(job)],
  };
}

/** @see https://learn.microsoft.com/en-us/azure/devops/pipelines/yaml-schema/steps-checkout */
function checkout(): YamlMap {
  return { checkout: 'self', persistCredentials: false, displayName: 'Check out the repository' };
}

/**
 * @see https://learn.microsoft.com/en-us/azure/devops/pipelines/tasks/reference/use-node-v1
 * @see https://learn.microsoft.com/en-us/azure/devops/pipelines/tasks/reference/use-python-version-v0
 */
function renderTool(tool: Tool): YamlMap {
  return tool.name === 'node'
    ? { task: 'UseNode@1', displayName: 'Set up Node.js', inputs: { version: `${tool.version}.x` } }
    : { task: 'UsePythonVersion@0', displayName: 'Set up Python', inputs: { versionSpec: tool.version } };
}

/** @see https://learn.microsoft.com/en-us/azure/devops/pipelines/yaml-schema/steps-bash */
function renderStep(step: Step, job: Job): YamlMap {
  const rendered: YamlMap = { bash: renderScript(step, job), displayName: step.name, env: renderSecrets(step.secrets) };
  return step.comment ? commentAbove(rendered, 'bash', step.comment) : rendered;
}

/**
 * The task starts bash without `-e`: only the last command would count. `exec` lets the cancel signal, which goes to the shell, reach
 * the program.
 * @see https://learn.microsoft.com/en-us/azure/devops/pipelines/tasks/reference/bash-v3
 */
function renderScript(step: Step, job: Job): string {
  const commands = step.kind === 'program' ? [`exec ${commandLine(step.command)}`] : step.commands;
  return ['set -eo pipefail', ...exportContexts(job.environment, CONTEXT).map(({ command }) => command), ...commands, ''].join('\n');
}

/**
 * Also after a failed run, but not when the job was cancelled. A run that ended early leaves no file, which is only a warning.
 * @see https://learn.microsoft.com/en-us/azure/devops/pipelines/tasks/reference/publish-test-results-v2
 */
function renderReports({ name, reports }: Job): YamlMap[] {
  if (!reports) return [];
  return [{
    task: 'PublishTestResults@2',
    displayName: 'Publish the results of models and tests',
    condition: 'succeededOrFailed()',
    inputs: { testResultsFormat: 'JUnit', testResultsFiles: reports.junit, testRunTitle: name },
  }];
}
