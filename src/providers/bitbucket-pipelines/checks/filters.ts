import { Diagnostic } from '../../../model/diagnostic';
import { guardFor } from '../write/filters/destination-guard';
import { StartedJob } from '../write/keyed-pipeline';

/** Sets of branches that a script cannot tell exactly. */
export function checkFilters({ job: { path }, targets }: StartedJob): Diagnostic[] {
  const guard = targets && guardFor(targets);
  return guard?.kind !== 'impossible' ? [] : [{
    code: 'pattern-not-expressible',
    path,
    message: `on Bitbucket Pipelines a script tells the target branches of a pull request apart, and none is written that is right for "${guard.example}"`,
    fix: 'write fewer or simpler patterns, or leave Bitbucket out of `providers`',
  }];
}
