import { spelled } from './environment';
import { PIPELINE_VARIABLE } from './options';
import { commentAbove } from '../../document/comment';
import { YamlMap } from '../../document/document';
import { Job } from '../../model/job';
import { JobGroup, manualGroups } from '../../model/job-group';
import { ManualInput } from '../../model/trigger';

/**
 * The form for a start by hand; every other event gets the values that stand there.
 * @see https://docs.gitlab.com/ci/pipelines/#prefill-variables-in-manual-pipelines
 */
export function renderForm(jobs: readonly Job[]): YamlMap | undefined {
  const groups = manualGroups(jobs);
  if (groups.length === 0) return undefined;
  const inputs = groups.flatMap(({ starts }) => starts.manual.inputs);
  const form: YamlMap = {
    [PIPELINE_VARIABLE]: { value: groups[0].id, options: groups.map(({ id }) => id), description: 'The pipeline to start.' },
    ...Object.fromEntries(inputs.map((input) => [input.variable, renderInput(input)])),
  };
  return commentAbove(form, PIPELINE_VARIABLE, 'For a start by hand; a variable that is filled in goes to all jobs.');
}

/** The pipeline of each job that a person can start. */
export function pipelinesOf(jobs: readonly Job[]): Map<Job['id'], JobGroup['id']> {
  return new Map(manualGroups(jobs).flatMap((group) => group.jobs.map((job) => [job.id, group.id] as const)));
}

/** The form shows only variables that have a description. */
function renderInput({ variable, default: preset, description, options }: ManualInput): YamlMap {
  return {
    ...spelled(preset),
    options: options.length > 0 ? [...options] : undefined,
    description: description ?? `The value of ${variable}.`,
  };
}
