import { Diagnostic } from '../../../model/diagnostic';
import { misjudgedPath } from '../filters/changesets';
import { guardFor } from '../filters/destination-guard';
import { StartedJob } from '../keyed-pipeline';

/** The sets of names that neither a condition nor a script can tell exactly. */
export function checkFilters({ job, paths, targets }: StartedJob): Diagnostic[] {
  const path = paths && misjudgedPath(paths);
  const guard = targets && guardFor(targets);
  return [
    ...(path === undefined ? [] : [notExpressible(job.path, 'the paths', path)]),
    ...(guard?.kind === 'impossible' ? [notExpressible(job.path, 'the target branches', guard.example)] : []),
  ];
}

function notExpressible(path: string, names: string, example: string): Diagnostic {
  return {
    code: 'pattern-not-expressible',
    path,
    message: `Bitbucket Pipelines has no way to tell ${names} apart that is right for "${example}"`,
    fix: 'write fewer or simpler patterns, or leave Bitbucket out of `providers`',
  };
}
