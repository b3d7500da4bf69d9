import { contextWords } from './context';
import { withoutStored } from './secrets';
import { YamlValue } from '../../../document/document';
import { Job } from '../../../model/job';
import { commandLine } from '../../../model/shell';
import { Step } from '../../../model/step';
import { exportContexts, exportRenamedSecrets, linesOf, renderLines, ScriptLine } from '../../shared/write/exports';

/** The lines of all steps: one shell runs them and stops at the first failure. @see https://docs.gitlab.com/ci/yaml/script/ */
export function renderScript(job: Job, formFields: readonly string[]): YamlValue[] {
  const steps = withoutStored(job.steps);
  return renderLines([...forgetFields(job, formFields), ...exportContexts(job.env, contextWords(job)), ...exportRenamedSecrets(steps, 'gitlab'), ...steps.flatMap(renderStep)]);
}

/**
 * The variables of the form reach every job, with their defaults also where nobody filled it in: an input `DBT_TARGET` of one job would
 * choose where another builds. A job that does not ask for one has none, as on the other services.
 * @see https://docs.gitlab.com/ci/variables/#cicd-variable-precedence
 */
function forgetFields({ env, idTokens, steps }: Job, formFields: readonly string[]): ScriptLine[] {
  const own = new Set([...Object.keys(env), ...[...idTokens, ...steps.flatMap(({ secrets }) => secrets)].map(({ variable }) => variable)]);
  const others = [...new Set(formFields)].filter((name) => !own.has(name));
  return others.length === 0 ? [] : [{ command: `unset ${others.join(' ')}`, comment: 'GitLab hands the fields of the form to every job: this one does not ask for them.' }];
}

/**
 * `|| exit $?`, because the runner's wrapper turns any failure into 1; not `exec`, because the wrapper has work left to do. The
 * cancel signal reaches the program all the same: the runner sends it to each process of the container.
 * @see https://docs.gitlab.com/ci/yaml/#allow_failureexit_codes
 */
function renderStep(step: Step): ScriptLine[] {
  return linesOf(step, 'gitlab', (command) => `${commandLine(command)} || exit $?`);
}
