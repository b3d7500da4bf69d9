import { Diagnostic } from '../diagnostic';
import { Job } from '../job';
import { ManualInput } from '../trigger';
import { Check } from './check';

/** One field of a form has one meaning; GitLab CI has one form for all jobs. */
export const inputsDiffer: Check = ({ jobs }) => {
  const first = new Map<string, { readonly job: Job; readonly input: ManualInput }>();
  return jobs.flatMap((job) => inputsOf(job).flatMap((input): Diagnostic[] => {
    const earlier = first.get(input.variable);
    if (!earlier) first.set(input.variable, { job, input });
    if (!earlier || isSame(earlier.input, input)) return [];
    return [{
      code: 'inputs-differ',
      path: job.path,
      message: `the input "${input.variable}" has another default, description or choice in ${earlier.job.path}`,
      fix: 'hand the same `ManualInput` to both, or give one of them another name',
    }];
  }));
};

function inputsOf(job: Job): ManualInput[] {
  return job.triggers.flatMap((trigger) => trigger.kind === 'manual' ? trigger.inputs : []);
}

function isSame(a: ManualInput, b: ManualInput): boolean {
  const text = (input: ManualInput): string => JSON.stringify([input.default, input.description, input.options]);
  return text(a) === text(b);
}
