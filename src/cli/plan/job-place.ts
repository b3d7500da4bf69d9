import { PlannedJob } from '../../providers/plan';
import { asList, asMapping, asText } from '../../providers/shared/read/reader';
import { ProviderFiles } from '../provider-files';

type KeyPath = readonly (string | number)[];

/** `<path>:<line>` of the job itself, not of what decided that it runs; undefined where the file that is named has no such part. */
export function definitionPlace(files: ProviderFiles, { id, path, why }: PlannedJob): string | undefined {
  const data = files.documents.find((document) => document.path === path)?.data;
  const at = [['jobs', id], [id], ...azureJob(data, id), ...bitbucketStep(data, id, why.at)].find((keys) => isThere(data, keys));
  return at === undefined ? undefined : files.placeOf({ path, at, text: '' });
}

function isThere(data: unknown, keys: KeyPath): boolean {
  return keys.reduce<unknown>((part, key) => (typeof part === 'object' && part !== null && Object.hasOwn(part, key) ? (part as Record<string | number, unknown>)[key] : undefined), data) !== undefined;
}

/** Jobs stand in a list, which may be that of a stage. */
function azureJob(data: unknown, id: string): KeyPath[] {
  const { jobs, stages } = asMapping(data);
  const inStages = asList(stages).map(asMapping).flatMap((stage, index) => (
    jobIn(stage.jobs, (name) => `${asText(stage.stage)}.${name}` === id).map((job) => ['stages', index, 'jobs', job])
  ));
  return [...jobIn(jobs, (name) => name === id).map((job) => ['jobs', job]), ...inStages];
}

function jobIn(jobs: unknown, isMeant: (name: string | undefined) => boolean): number[] {
  return asList(Array.isArray(jobs) ? jobs : undefined).map(asMapping).flatMap(({ job, deployment }, index) => (
    isMeant(asText(job) ?? asText(deployment)) ? [index] : []
  ));
}

/** The step of this name in the pipeline whose key decided: alone, or one of several that run at the same time. */
function bitbucketStep(data: unknown, name: string, [section, kind, key]: KeyPath): KeyPath[] {
  if (section !== 'pipelines') return [];
  const pipeline = kind === 'default' ? [section, kind] : [section, kind, key];
  const rows = asList(pipeline.reduce<unknown>((part, step) => asMapping(part)[step], data)).map(asMapping);
  return rows.flatMap(({ step, parallel }, row) => {
    if (asText(asMapping(step).name) === name) return [[...pipeline, row, 'step']];
    const isList = Array.isArray(parallel);
    const steps = asList(isList ? parallel : asMapping(parallel).steps).map((item) => asMapping(asMapping(item).step));
    return steps.flatMap((one, index) => asText(one.name) === name ? [[...pipeline, row, 'parallel', ...isList ? [] : ['steps'], index]] : []);
  });
}
