import { pipelinesOf } from './files';
import { renderJob } from './job';
import { AzureSettings, createLine, secretPlace } from '../options';
import { renderParameters } from './parameters';
import { queuedEnvironments } from './queue';
import { renderStarts } from './triggers';
import { commentAbove } from '../../../document/comment';
import { PipelineDocument, YamlMap } from '../../../document/document';
import { Definition } from '../../../model/definition';
import { JobGroup } from '../../../model/job-group';
import { header } from '../../shared/write/header';
import { secretLines, secretPlaces } from '../../shared/write/secret-places';

/** One pipeline for each group of jobs that depend on each other and run for the same events. */
export function render({ jobs }: Definition, settings: AzureSettings): PipelineDocument[] {
  const queued = queuedEnvironments(jobs);
  return pipelinesOf(jobs).map((group) => {
    const path = pathOf(group);
    return {
      path,
      name: group.id,
      header: header(
        createLine(path),
        ...secretLines(secretPlaces(group.jobs, 'azure', secretPlace)),
      ),
      data: renderPipeline(group, settings, queued),
    };
  });
}

/** Where the pipeline of a group is written. */
export function pathOf({ id }: JobGroup): string {
  return `.azure-pipelines/${id}.yml`;
}

/** @see https://learn.microsoft.com/en-us/azure/devops/pipelines/yaml-schema/pipeline */
function renderPipeline(group: JobGroup, settings: AzureSettings, queued: ReadonlySet<string>): YamlMap {
  const jobs = group.jobs.map((job) => renderJob(job, group.starts, settings));
  group.jobs.forEach((job, index) => commentAbove(jobs, index, job.comment));
  const pipeline = renderStarts(group, settings);
  pipeline.parameters = renderParameters(group.starts);
  pipeline.lockBehavior = group.jobs.some(({ environment }) => environment !== undefined && queued.has(environment)) ? 'sequential' : undefined;
  pipeline.jobs = jobs;
  return commentAbove(pipeline, 'lockBehavior', pipeline.lockBehavior && 'Runs wait for the lock of the environment in order; without this line only the latest would run.');
}
