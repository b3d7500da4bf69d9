import { PlannedArtifacts, PlannedSettings } from '../../plan';
import { asMapping, asNumber, asText, Mapping } from '../../shared/read/reader';

/** What a job asks for beside its scripts. @see https://learn.microsoft.com/en-us/azure/devops/pipelines/yaml-schema/jobs-job */
export function settingsOf(pipeline: Mapping, job: Mapping, steps: readonly Mapping[]): PlannedSettings {
  const cache = stepsOfTask(steps, 'Cache')[0];
  const depth = asNumber(steps.find(({ checkout }) => checkout !== undefined)?.fetchDepth);
  return {
    failure: job.continueOnError === true || job.continueOnError === 'true' ? 'tolerated' : 'counts',
    fetchDepth: depth === 0 ? 'full' : depth,
    concurrency: concurrencyOf(pipeline, job),
    environment: asText(job.environment) ?? asText(asMapping(job.environment).name),
    runner: Object.entries(asMapping(job.pool ?? pipeline.pool)).map(([key, value]) => `${key}: ${asText(value) ?? ''}`),
    cacheKeyFiles: cache === undefined ? undefined : keyFiles(asText(inputs(cache).key) ?? ''),
    artifacts: artifactsOf(steps),
    testReports: stepsOfTask(steps, 'PublishTestResults').flatMap((step) => asText(inputs(step).testResultsFiles) ?? []),
    // annotations, which the program of the job prints
    codeQualityReports: 'unknown',
    idTokens: {},
    secretStores: storesOf(job, steps),
  };
}

/** @see https://learn.microsoft.com/en-us/azure/devops/pipelines/library/variable-groups */
function storesOf({ variables }: Mapping, steps: readonly Mapping[]): string[] {
  const groups = Array.isArray(variables) ? variables.flatMap((entry) => asText(asMapping(entry).group) ?? []) : [];
  return [...groups, ...stepsOfTask(steps, 'AzureKeyVault').map((step) => asText(inputs(step).KeyVaultName) ?? '')];
}

function stepsOfTask(steps: readonly Mapping[], task: string): Mapping[] {
  return steps.filter((step) => asText(step.task)?.replace(/@.*$/, '') === task);
}

function inputs(step: Mapping): Mapping {
  return asMapping(step.inputs);
}

/** A run waits for the lock of its environment, if the settings of that have one. @see https://learn.microsoft.com/en-us/azure/devops/pipelines/process/approvals#exclusive-lock */
function concurrencyOf({ lockBehavior, pr }: Mapping, { environment }: Mapping): PlannedSettings['concurrency'] {
  if (lockBehavior === 'sequential' && environment !== undefined) return 'unknown';
  return asMapping(pr).autoCancel === true ? { kind: 'cancelOlder' } : undefined;
}

/** Of a key such as `"pip" | "$(Agent.OS)" | $(Build.SourcesDirectory)/requirements.txt`: texts stand in quotes. */
function keyFiles(key: string): string[] {
  const files = key.split('|').map((part) => part.trim()).filter((part) => !part.startsWith('"'));
  return files.map((file) => file.replace(/^\$\(Build\.SourcesDirectory\)\//, ''));
}

/** What is collected in a folder is published after it, under a name that a second attempt does not take again. */
function artifactsOf(steps: readonly Mapping[]): PlannedArtifacts[] {
  let collected: string[] = [];
  return steps.flatMap((step): PlannedArtifacts[] => {
    const [copy, publish] = [stepsOfTask([step], 'CopyFiles'), stepsOfTask([step], 'PublishPipelineArtifact')];
    if (copy.length > 0) collected = (asText(inputs(step).Contents) ?? '').split('\n').map((line) => line.trim()).filter((line) => line !== '');
    if (publish.length === 0) return [];
    const name = (asText(inputs(step).artifact) ?? '').replace(/-\$\(System\.JobAttempt\)$/, '');
    const paths = collected.filter((path) => !collected.includes(path.replace(/\/\*\*$/, '')) || !path.endsWith('/**'));
    // the retention of the project keeps them
    return [{ name, paths, days: 'unknown', when: /succeededOrFailed|always/.test(asText(step.condition) ?? '') ? 'always' : 'success' }];
  });
}
