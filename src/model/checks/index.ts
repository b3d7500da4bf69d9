import { Check } from './check';
import { needsRun } from './needs-run';
import { noJob } from './no-job';
import { uniqueIds, uniqueNames } from './unique-names';
import { variableAndSecret } from './variable-and-secret';

/** What must hold for every definition, whatever the providers. */
export const CHECKS: readonly Check[] = [noJob, uniqueIds, uniqueNames, needsRun, variableAndSecret];
