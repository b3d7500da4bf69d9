import { Definition } from '../definition';
import { Diagnostic } from '../diagnostic';
import { Check } from './check';
import { differentFilters } from './different-filters';
import { inputsDiffer } from './inputs-differ';
import { needsRun } from './needs-run';
import { noJob } from './no-job';
import { overlappingPatterns } from './overlapping-patterns';
import { secretEnvironment } from './secret-environment';
import { uniqueArtifacts, uniqueIds, uniqueNames } from './unique-names';
import { variableAndSecret } from './variable-and-secret';

const CHECKS: readonly Check[] = [noJob, uniqueIds, uniqueNames, uniqueArtifacts, needsRun, variableAndSecret, secretEnvironment, inputsDiffer];

/** What must hold for every definition, whatever the providers. */
export function checkModel(definition: Definition): Diagnostic[] {
  const overlaps = overlappingPatterns(definition);
  // which jobs run for a name is decided only where patterns do not overlap
  return [...CHECKS.flatMap((check) => check(definition)), ...(overlaps.length > 0 ? overlaps : differentFilters(definition))];
}
