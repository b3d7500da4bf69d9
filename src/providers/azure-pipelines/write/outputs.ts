import { YamlMap } from '../../../document/document';
import { Artifacts } from '../../../model/artifacts';
import { Job } from '../../../model/job';
import { EVERY } from '../../../model/patterns/pattern';

/** The steps after those of the job: what it leaves for people to look at. */
export function renderOutputs({ name, reports, artifacts }: Job): YamlMap[] {
  return [...reports ? [renderReport(name, reports.junit)] : [], ...artifacts ? renderArtifacts(artifacts) : []];
}

/**
 * Also after a failed run, but not when the job was cancelled. A run that ended early leaves no file, which is only a warning.
 * @see https://learn.microsoft.com/en-us/azure/devops/pipelines/tasks/reference/publish-test-results-v2
 */
function renderReport(name: string, junit: string): YamlMap {
  return {
    task: 'PublishTestResults@2',
    displayName: 'Publish the results of models and tests',
    condition: 'succeededOrFailed()',
    inputs: { testResultsFormat: 'JUnit', testResultsFiles: junit, testRunTitle: name },
  };
}

/**
 * Files by pattern are copied first, because a published artifact is one folder: the one that is there, and empty, in every job.
 * @see https://learn.microsoft.com/en-us/azure/devops/pipelines/tasks/reference/copy-files-v2
 * @see https://learn.microsoft.com/en-us/azure/devops/pipelines/tasks/reference/publish-pipeline-artifact-v1
 */
function renderArtifacts({ name, paths, when }: Artifacts): YamlMap[] {
  const condition = when === 'always' ? 'succeededOrFailed()' : undefined;
  return [
    {
      task: 'CopyFiles@2',
      displayName: `Collect ${name}`,
      condition,
      inputs: { SourceFolder: '$(Build.SourcesDirectory)', Contents: `${paths.flatMap(withFolder).join('\n')}\n`, TargetFolder: STAGING },
    },
    {
      task: 'PublishPipelineArtifact@1',
      displayName: `Publish ${name}`,
      condition,
      // a job that failed can be run again, and Azure refuses a name that is there
      inputs: { targetPath: STAGING, artifact: when === 'always' ? `${name}-$(System.JobAttempt)` : name },
    },
  ];
}

const STAGING = '$(Build.ArtifactStagingDirectory)';

/** A pattern that may name a folder means all that is in it; what ends with a dot and more is a file. */
function withFolder(path: string): string[] {
  const last = path.split('/').slice(-1)[0];
  return last === EVERY || last.includes('.') ? [path] : [path, `${path}/${EVERY}`];
}
