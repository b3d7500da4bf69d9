import { Diagnostic } from '../../../model/diagnostic';
import { JobGroup, NamedStart } from '../../../model/job-group';
import { NameSet } from '../../../model/patterns/name-set';
import { differingName, FilterKind } from '../write/include-exclude';

/** Azure has no order of rules: names that are taken in again after they were left out cannot always be said. */
export function namesThatCannotBeSaid(pipelines: readonly JobGroup[]): Diagnostic[] {
  return pipelines.flatMap(inPipeline);
}

function inPipeline({ jobs, starts: { push, pullRequest, tag } }: JobGroup): Diagnostic[] {
  const { path } = jobs[jobs.length - 1];
  return [
    ...differing(path, 'branches', 'the branches', push?.names),
    ...differing(path, 'branches', 'the target branches', pullRequest?.names),
    ...differing(path, 'branches', 'the tags', tag?.names),
    ...pathsOf(path, push),
    ...pathsOf(path, pullRequest),
  ];
}

function pathsOf(path: string, start: NamedStart | undefined): Diagnostic[] {
  return differing(path, 'paths', 'the paths', start?.paths);
}

function differing(path: string, kind: FilterKind, what: string, names: NameSet | undefined): Diagnostic[] {
  const example = names && differingName(kind, names);
  return example === undefined ? [] : [{
    code: 'pattern-not-expressible',
    path,
    message: `${what} cannot be written for Azure Pipelines, where "*" stands for slashes too and what is left out stays out: it would decide otherwise for "${example}"`,
    fix: kind === 'paths' ? 'end the pattern of a folder with "/**", and leave out nothing that is named otherwise' : 'leave out patterns that end with "/**", and take nothing in again below them',
  }];
}
