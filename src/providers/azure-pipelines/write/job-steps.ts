import { exportRunValues, RunKinds } from './environment';
import { PIP_CACHE } from './job-variables';
import { renderOutputs } from './outputs';
import { renderSecrets, renderVault, vaultsOf } from './secrets';
import { commentAbove } from '../../../document/comment';
import { YamlMap } from '../../../document/document';
import { Job } from '../../../model/job';
import { commandLine } from '../../../model/shell';
import { Step } from '../../../model/step';
import { Tool } from '../../../model/tool';

export function renderSteps(job: Job, kinds: RunKinds): YamlMap[] {
  return [
    checkout(job),
    renderTool(job.tool),
    ...job.cache ? [renderCache(job.tool, job.cache.keyFiles)] : [],
    ...vaultsOf(job).map(renderVault),
    ...job.steps.map((step) => renderStep(step, job, kinds)),
    ...renderOutputs(job),
  ];
}

/** 0 fetches all commits. @see https://learn.microsoft.com/en-us/azure/devops/pipelines/yaml-schema/steps-checkout */
function checkout({ fetchDepth }: Job): YamlMap {
  const all = fetchDepth === 'full';
  return {
    checkout: 'self',
    persistCredentials: false,
    fetchDepth: all ? 0 : fetchDepth,
    fetchTags: all ? true : undefined,
    displayName: 'Check out the repository',
  };
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

/**
 * A part of the key in quotes is text, any other one a file whose content counts.
 * @see https://learn.microsoft.com/en-us/azure/devops/pipelines/release/caching
 */
function renderCache(tool: Tool, keyFiles: readonly string[]): YamlMap {
  const texts = ['pip', '$(Agent.OS)', `${tool.name} ${tool.version}`].map((text) => `"${text}"`);
  return {
    task: 'Cache@2',
    displayName: 'Keep what pip downloads',
    inputs: {
      key: [...texts, ...keyFiles.map((file) => `$(Build.SourcesDirectory)/${file}`)].join(' | '),
      restoreKeys: texts.join(' | '),
      path: `$(${PIP_CACHE})`,
    },
  };
}

/** @see https://learn.microsoft.com/en-us/azure/devops/pipelines/yaml-schema/steps-bash */
function renderStep(step: Step, job: Job, kinds: RunKinds): YamlMap {
  const rendered: YamlMap = { bash: renderScript(step, job, kinds), displayName: step.name, env: renderSecrets(step.secrets) };
  return commentAbove(rendered, 'bash', step.comment);
}

/**
 * The task starts bash without `-e`: only the last command would count. `exec` lets the cancel signal, which goes to the shell, reach
 * the program.
 * @see https://learn.microsoft.com/en-us/azure/devops/pipelines/tasks/reference/bash-v3
 */
function renderScript(step: Step, job: Job, kinds: RunKinds): string {
  const commands = step.kind === 'program' ? [`exec ${commandLine(step.command)}`] : step.commands;
  return ['set -eo pipefail', ...exportRunValues(job.env, kinds), ...commands, ''].join('\n');
}
