import { commentAbove } from '../../document/comment';
import { YamlValue } from '../../document/document';
import { Job } from '../../model/job';
import { commandLine } from '../../model/shell';
import { Step } from '../../model/step';
import { ContextWords, exportContexts, exportLiteral, exportRenamedSecrets, literalsOf } from '../exports';

/** @see https://support.atlassian.com/bitbucket-cloud/docs/variables-and-secrets/ */
const CONTEXT: ContextWords = { branch: '"$BITBUCKET_BRANCH"' };

/**
 * The lines of all steps: one shell runs them and stops at the first failure. There is no place for variables but the script.
 * @see https://support.atlassian.com/bitbucket-cloud/docs/step-options/#Script
 */
export function renderScript(job: Job): YamlValue[] {
  const script: YamlValue[] = [
    ...(usesPipe(job) ? ['set -o pipefail'] : []),
    ...literalsOf(job).map(([name, value]) => exportLiteral(name, value)),
    ...exportContexts(job.environment, CONTEXT),
    ...exportRenamedSecrets(job.steps),
  ];
  for (const step of job.steps) {
    const first = script.length;
    script.push(...renderStep(step));
    commentAbove(script, first, step.comment ?? step.name);
  }
  return script;
}

/** No `exec`: Bitbucket sends no signal that a program could answer, and its own last lines of the script would be lost. */
function renderStep(step: Step): string[] {
  return step.kind === 'program' ? [commandLine(step.command)] : [...step.commands];
}

/** Bitbucket's shell stops at a failure but not at one inside a pipe; images without bash do not know the option, so it is not for all. */
function usesPipe(job: Job): boolean {
  return job.steps.some((step) => step.kind === 'commands' && step.commands.some((command) => command.includes('|')));
}
