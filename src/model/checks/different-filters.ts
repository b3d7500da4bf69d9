import { Diagnostic } from '../diagnostic';
import { Job } from '../job';
import { related } from '../job-graph';
import { EVERY } from '../patterns/pattern';
import { CellStart, NAMED_TRIGGER_KINDS, NamedTriggerKind, Qualifier, qualifierKey, StartCell, startCells } from '../start-cells';
import { Check } from './check';

/**
 * A provider filters files and drafts for a whole pipeline. Jobs that depend on each other are one pipeline, so they must ask for the
 * same; and a job asks for one thing, whatever trigger it came from.
 */
export const differentFilters: Check = ({ jobs }) => {
  const seen = new Map<string, Diagnostic>();
  for (const kind of NAMED_TRIGGER_KINDS) {
    const found = startCells(jobs, kind).flatMap((cell) => inCell(kind, cell));
    for (const diagnostic of found) seen.set(diagnostic.path, seen.get(diagnostic.path) ?? diagnostic);
  }
  return [...seen.values()];
};

function inCell(kind: NamedTriggerKind, { cell, starts }: StartCell): Diagnostic[] {
  const own = starts.filter(({ qualifiers }) => qualifiers.length > 1).map(({ job }) => ownTriggers(kind, job, cell.pattern));
  const byJob = new Map(starts.map((start) => [start.job, start]));
  const groups = related(starts.map(({ job }) => job)).map((group) => group.flatMap((job) => byJob.get(job) ?? []));
  return [...own, ...groups.flatMap((group) => differing(kind, group, cell.pattern))];
}

function ownTriggers(kind: NamedTriggerKind, { path }: Job, pattern: string): Diagnostic {
  return {
    code: 'different-filters',
    path,
    message: `two triggers for ${placeOf(kind, pattern)} ask for different files or drafts`,
    fix: 'write one trigger with all the paths, or let their branches not overlap',
  };
}

function differing(kind: NamedTriggerKind, starts: readonly CellStart[], pattern: string): Diagnostic[] {
  const [first, ...others] = starts;
  const other = others.find(({ qualifiers }) => keyOf(qualifiers) !== keyOf(first.qualifiers));
  return other === undefined ? [] : [{
    code: 'different-filters',
    path: other.job.path,
    message: `"${other.job.id}" and "${first.job.id}" depend on each other, but ask for different files or drafts for ${placeOf(kind, pattern)}`,
    fix: 'give their triggers the same `paths`, `pathsIgnore` and `drafts`',
  }];
}

function keyOf(qualifiers: readonly Qualifier[]): string {
  return qualifiers.map(qualifierKey).sort().join();
}

function placeOf(kind: NamedTriggerKind, pattern: string): string {
  const isAny = pattern === EVERY;
  switch (kind) {
    case 'push': return `a push to ${isAny ? 'any branch' : `"${pattern}"`}`;
    case 'pullRequest': return `a pull request into ${isAny ? 'any branch' : `"${pattern}"`}`;
    case 'tag': return isAny ? 'any tag' : `the tag "${pattern}"`;
  }
}
