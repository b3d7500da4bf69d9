import { Diagnostic } from '../diagnostic';
import { divideNames, NAMED_TRIGGER_KINDS, NamedTriggerKind } from '../start-cells';
import { Check } from './check';

const WORDS: Readonly<Record<NamedTriggerKind, string>> = { push: 'branches', pullRequest: 'target branches', tag: 'tags' };

/** Every name has to have one most specific pattern: a provider that runs only that one must be told all the jobs of each name. */
export const overlappingPatterns: Check = ({ jobs, path }) => NAMED_TRIGGER_KINDS.flatMap((kind): Diagnostic[] => {
  const division = divideNames(jobs, kind);
  return division.kind === 'cells' ? [] : [{
    code: 'overlapping-patterns',
    path,
    message: `the ${WORDS[kind]} "${division.first}" and "${division.second}" overlap, as in "${division.example}", `
      + 'in more ways than can be written as patterns',
    fix: 'choose patterns of which one holds the other, or that have no name in common',
  }];
});
