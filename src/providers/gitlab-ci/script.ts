import { contextWords } from './context';
import { withoutStored } from './secrets';
import { YamlValue } from '../../document/document';
import { Job } from '../../model/job';
import { commandLine } from '../../model/shell';
import { Step } from '../../model/step';
import { exportContexts, exportRenamedSecrets, linesOf, renderLines, ScriptLine } from '../shared/exports';

/** The lines of all steps: one shell runs them and stops at the first failure. @see https://docs.gitlab.com/ci/yaml/script/ */
export function renderScript(job: Job): YamlValue[] {
  const steps = withoutStored(job.steps);
  return renderLines([...exportContexts(job.environment, contextWords(job)), ...exportRenamedSecrets(steps, 'gitlab'), ...steps.flatMap(renderStep)]);
}

/**
 * `|| exit $?`, because the runner's wrapper turns any failure into 1; not `exec`, because the wrapper has work left to do. The
 * cancel signal reaches the program all the same: the runner sends it to each process of the container.
 * @see https://docs.gitlab.com/ci/yaml/#allow_failureexit_codes
 */
function renderStep(step: Step): ScriptLine[] {
  return linesOf(step, 'gitlab', (command) => `${commandLine(command)} || exit $?`);
}
