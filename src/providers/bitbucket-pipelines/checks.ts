import { firstTiedJobs } from './order';
import { ANY_BRANCH, BranchKey, branchKeys } from './triggers';
import { Definition } from '../../model/definition';
import { Diagnostic } from '../../model/diagnostic';

/** @see https://support.atlassian.com/bitbucket-cloud/docs/limitations-of-bitbucket-pipelines/ */
const MAXIMUM_STEPS = 100;

export function check(definition: Definition): Diagnostic[] {
  const keys = branchKeys(definition.jobs);
  const places = new Map(keys.map((key) => [key, placeOf(key, keys)]));
  const order = [...places].map(([key, place]) => orderOf(key, place)).find((found) => found !== undefined);
  return [...(order ? [order] : []), ...[...places].flatMap(([key, place]) => sizeOf(key, place, definition.path))];
}

function orderOf(branchKey: BranchKey, place: string): Diagnostic | undefined {
  const tied = firstTiedJobs(branchKey.jobs);
  return tied && {
    code: 'order-not-expressible',
    path: tied.job.path,
    message: `on ${place} Bitbucket Pipelines would start "${tied.job.id}" only after "${tied.waitsFor.id}" has succeeded, `
      + 'although it does not need it: steps run strictly in order there',
    fix: `add "${tied.waitsFor.id}" to the \`needs\` of "${tied.job.id}", or leave Bitbucket out of \`providers\``,
  };
}

function sizeOf(branchKey: BranchKey, place: string, path: string): Diagnostic[] {
  return branchKey.jobs.length <= MAXIMUM_STEPS ? [] : [{
    code: 'too-many-steps',
    path,
    message: `${branchKey.jobs.length} jobs run for a push to ${place}: Bitbucket Pipelines allows ${MAXIMUM_STEPS} steps`,
    fix: 'put several commands into one job, or leave Bitbucket out of `providers`',
  }];
}

function placeOf({ key }: BranchKey, keys: readonly BranchKey[]): string {
  if (key !== ANY_BRANCH) return `"${key}"`;
  return keys.length > 1 ? 'any other branch' : 'any branch';
}
