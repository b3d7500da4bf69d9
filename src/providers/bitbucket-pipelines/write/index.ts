import { KeyedPipeline, StartedJob } from './keyed-pipeline';
import { FILE, secretPlace } from '../options';
import { stagesOf } from './order';
import { pipelinesOf } from './pipelines';
import { PipCaches } from './step/pip-cache';
import { renderNothing, renderStep } from './step/step';
import { commentAbove } from '../../../document/comment';
import { PipelineDocument, YamlMap, YamlValue } from '../../../document/document';
import { Definition } from '../../../model/definition';
import { ManualInput } from '../../../model/trigger';
import { header } from '../../shared/write/header';
import { secretLines, secretPlaces } from '../../shared/write/secret-places';

/** One file: Bitbucket reads no other. */
export function render(definition: Definition): PipelineDocument[] {
  const caches = new PipCaches(definition.jobs);
  const ofCaches = caches.render();
  return [{
    path: FILE,
    name: 'bitbucket-pipelines',
    header: header(...secretLines(secretPlaces(definition.jobs, 'bitbucket', secretPlace))),
    data: { definitions: ofCaches && { caches: ofCaches }, pipelines: renderSections(pipelinesOf(definition.jobs), caches) },
  }];
}

/** @see https://support.atlassian.com/bitbucket-cloud/docs/pipeline-start-conditions/ */
function renderSections(pipelines: readonly KeyedPipeline[], caches: PipCaches): YamlMap {
  const sections: YamlMap = {};
  for (const pipeline of pipelines) {
    const section = (sections[pipeline.section] ??= {}) as YamlMap;
    section[pipeline.key] = renderPipeline(pipeline, caches);
    commentAbove(section, pipeline.key, pipeline.comment);
  }
  return sections;
}

function renderPipeline({ jobs, start }: KeyedPipeline, caches: PipCaches): YamlValue[] {
  if (jobs.length === 0) return [{ step: renderNothing() }];
  const items: YamlValue[] = start.kind === 'manual' && start.inputs.length > 0 ? [renderInputs(start.inputs)] : [];
  for (const stage of stagesOf(jobs)) {
    const steps = stage.map((started): YamlValue => ({ step: renderStep(started, start, caches) }));
    if (steps.length === 1) {
      items.push(steps[0]);
      commentAbove(items, items.length - 1, stage[0].job.comment);
    } else {
      items.push(sideBySide(stage, steps));
    }
  }
  return items;
}

/** Jobs that do not depend on each other, so that one's failure does not stop the other. */
function sideBySide(stage: readonly StartedJob[], steps: YamlValue[]): YamlValue {
  stage.forEach(({ job }, index) => commentAbove(steps, index, job.comment));
  return { parallel: { steps } };
}

/** What a person fills in reaches every step as a variable. */
function renderInputs(inputs: readonly ManualInput[]): YamlValue {
  return {
    variables: inputs.map((input) => ({
      'name': input.variable,
      'default': input.default,
      'description': input.description,
      'allowed-values': input.options.length > 0 ? [...input.options] : undefined,
    })),
  };
}
