import { spelled } from './environment';
import { commentAbove } from '../../../document/comment';
import { YamlMap } from '../../../document/document';
import { Job } from '../../../model/job';
import { hasTrigger, manualGroups } from '../../../model/job-group';
import { ManualInput } from '../../../model/trigger';
import { PIPELINE_CHOICE } from '../../../model/variable-name';
import { NO_PIPELINE } from '../options';

export type ManualGroup = ReturnType<typeof manualGroups>[number];

/**
 * The form for a start by hand; every other event gets the values that stand there.
 * @see https://docs.gitlab.com/ci/pipelines/#prefill-variables-in-manual-pipelines
 */
export function renderForm(groups: readonly ManualGroup[]): YamlMap | undefined {
  if (groups.length === 0) return undefined;
  const inputs = groups.flatMap(({ starts }) => starts.manual.inputs);
  const ids = groups.map(({ id }) => id);
  const choices = ids.length === 1 ? ids : [NO_PIPELINE, ...ids];
  const form: YamlMap = {
    [PIPELINE_CHOICE]: { value: choices[0], options: choices, description: 'The pipeline to start.' },
    ...Object.fromEntries(inputs.map((input) => [input.variable, renderInput(input)])),
  };
  return commentAbove(form, PIPELINE_CHOICE, 'For a start by hand; a variable that is filled in goes to all jobs.');
}

/** The pipelines that a person can start; most definitions have none, and need no division of all names to know it. */
export function formGroups(jobs: readonly Job[]): readonly ManualGroup[] {
  return jobs.some((job) => hasTrigger(job, 'manual')) ? manualGroups(jobs) : [];
}

/** The form shows only variables that have a description. */
function renderInput({ variable, default: preset, description, options }: ManualInput): YamlMap {
  return {
    ...spelled(preset),
    options: options.length > 0 ? [...options] : undefined,
    description: description ?? `The value of ${variable}.`,
  };
}
