import { difference } from '../branch-set';
import { Diagnostic } from '../diagnostic';
import { branchesOf } from '../job-graph';
import { Check } from './check';

/** A job cannot wait for one that would not run for the same event: the four would skip it, run it or refuse the file. */
export const needsRun: Check = ({ jobs }) => jobs.flatMap((job) => job.needs.flatMap((id): Diagnostic[] => {
  const needed = jobs.find((other) => other.id === id);
  if (!needed) {
    return [{
      code: 'unknown-need',
      path: job.path,
      message: `\`needs\` names the job "${id}", which was taken out of the definition`,
      fix: 'take it out of `needs` too',
    }];
  }
  const branch = difference(branchesOf(job), branchesOf(needed));
  if (branch === undefined) return [];
  return [{
    code: 'needs-other-event',
    path: job.path,
    message: `\`needs\` names "${id}", which does not run for a push to "${branch}", but "${job.id}" does`,
    fix: `let "${id}" run for that push too, for example with \`triggers: [Trigger.push()]\`, or drop it from \`needs\``,
  }];
}));
