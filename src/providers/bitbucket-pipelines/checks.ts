import { firstTiedJobs } from './order';
import { ANY_BRANCH, BranchKey, branchKeys } from './triggers';
import { Definition } from '../../model/definition';
import { Diagnostic } from '../../model/diagnostic';

/** @see https://support.atlassian.com/bitbucket-cloud/docs/limitations-of-bitbucket-pipelines/ */
const MAXIMUM_STEPS = 100;

export function check(definition: Definition): Diagnostic[] {
  const keys = branchKeys(definition.jobs);
  const order = keys.map(orderOf).find((found) => found !== undefined);
  return [...(order ? [order] : []), ...keys.flatMap((key) => sizeOf(key, definition.path))];
}

function orderOf(branchKey: BranchKey): Diagnostic | undefined {
  const tied = firstTiedJobs(branchKey.jobs);
  return tied && {
    code: 'order-not-expressible',
    path: tied.job.path,
    message: `on ${placeOf(branchKey)} Bitbucket Pipelines would start "${tied.job.id}" only after "${tied.waitsFor.id}" has succeeded, `
      + 'although it does not need it: steps run strictly in order there',
    fix: `add "${tied.waitsFor.id}" to the \`needs\` of "${tied.job.id}", or leave Bitbucket out of \`providers\``,
  };
}

function sizeOf(branchKey: BranchKey, path: string): Diagnostic[] {
  return branchKey.jobs.length <= MAXIMUM_STEPS ? [] : [{
    code: 'too-many-steps',
    path,
    message: `${branchKey.jobs.length} jobs run for a push to ${placeOf(branchKey)}: Bitbucket Pipelines allows ${MAXIMUM_STEPS} steps`,
    fix: 'put several commands into one job, or leave Bitbucket out of `providers`',
  }];
}

function placeOf({ key }: BranchKey): string {
  return key === ANY_BRANCH ? 'any other branch' : `"${key}"`;
}
