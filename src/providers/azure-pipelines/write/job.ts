import { renderCondition } from './condition';
import { renderSteps } from './job-steps';
import { renderVariables } from './job-variables';
import { YamlMap } from '../../../document/document';
import { Job } from '../../../model/job';
import { Starts } from '../../../model/job-group';
import { AzureSettings } from '../options';

/** A job of a pipeline that has these starts; one that deploys is written in another form. */
export function renderJob(job: Job, starts: Starts, settings: AzureSettings): YamlMap {
  const steps = renderSteps(job, { starts, codeHost: settings.codeHost });
  const common = renderCommon(job, starts, settings);
  if (job.environment === undefined) return { job: keyOf(job.id), ...common, steps };
  return { deployment: keyOf(job.id), ...common, ...renderDeployment(job.environment, steps) };
}

/** @see https://learn.microsoft.com/en-us/azure/devops/pipelines/yaml-schema/jobs-job */
function renderCommon(job: Job, starts: Starts, settings: AzureSettings): YamlMap {
  return {
    displayName: job.name,
    dependsOn: job.needs.length > 0 ? job.needs.map(keyOf) : undefined,
    condition: renderCondition(job, starts, settings),
    continueOnError: job.failure === 'tolerated' ? true : undefined,
    pool: renderPool(job, settings),
    timeoutInMinutes: job.timeoutSeconds / 60,
    variables: renderVariables(job, starts),
  };
}

/** @see https://learn.microsoft.com/en-us/azure/devops/pipelines/yaml-schema/pool */
function renderPool({ runner }: Job, { vmImage }: AzureSettings): YamlMap {
  const { kind, name } = runner?.azure ?? { kind: 'image', name: vmImage };
  return kind === 'image' ? { vmImage: name } : { name };
}

/** @see https://learn.microsoft.com/en-us/azure/devops/pipelines/yaml-schema/jobs-deployment */
function renderDeployment(environment: string, steps: YamlMap[]): YamlMap {
  return { environment, strategy: { runOnce: { deploy: { steps } } } };
}

/** Keys of Azure Pipelines have no `-`. @see https://learn.microsoft.com/en-us/azure/devops/pipelines/yaml-schema/jobs-job */
function keyOf(id: string): string {
  return id.replace(/-/g, '_');
}
