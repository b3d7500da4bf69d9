import { YamlValue } from '../../document/document';
import { Job } from '../../model/job';
import { commandLine } from '../../model/shell';
import { Step } from '../../model/step';
import { ContextWords, exportContexts, exportLiterals, exportRenamedSecrets, linesOf, renderLines, ScriptLine } from '../shared/exports';

/** @see https://support.atlassian.com/bitbucket-cloud/docs/variables-and-secrets/ */
const CONTEXT: ContextWords = { branch: '"$BITBUCKET_BRANCH"' };

/**
 * The lines of all steps: one shell runs them and stops at the first failure. There is no place for variables but the script.
 * @see https://support.atlassian.com/bitbucket-cloud/docs/step-options/#Script
 */
export function renderScript(job: Job): YamlValue[] {
  return renderLines([
    ...(usesPipe(job) ? [{ command: 'set -o pipefail' }] : []),
    ...exportLiterals(job.environment),
    ...exportContexts(job.environment, CONTEXT),
    ...exportRenamedSecrets(job.steps),
    ...job.steps.flatMap(renderStep),
  ]);
}

/** No `exec`: Bitbucket sends no signal that a program could answer, and its own last lines of the script would be lost. */
function renderStep(step: Step): ScriptLine[] {
  return linesOf(step, commandLine);
}

/** Bitbucket's shell stops at a failure but not at one inside a pipe; images without bash do not know the option, so it is not for all. */
function usesPipe(job: Job): boolean {
  return job.steps.some((step) => step.kind === 'commands' && step.commands.some((command) => command.includes('|')));
}
