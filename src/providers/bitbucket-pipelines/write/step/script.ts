import { contextWords } from './context';
import { YamlValue } from '../../../../document/document';
import { Job } from '../../../../model/job';
import { NameSet } from '../../../../model/patterns/name-set';
import { commandLine } from '../../../../model/shell';
import { Step } from '../../../../model/step';
import { exportContexts, exportInputDefaults, exportLiterals, exportRenamedSecrets, linesOf, renderLines, ScriptLine } from '../../../shared/write/exports';
import { guardFor } from '../filters/destination-guard';
import { PipelineStart, StartedJob } from '../keyed-pipeline';

/**
 * The lines of all steps: one shell runs them and stops at the first failure. There is no place for variables but the script.
 * @see https://support.atlassian.com/bitbucket-cloud/docs/step-options/#Script
 */
export function renderScript({ job, targets }: StartedJob, start: PipelineStart): YamlValue[] {
  return renderLines([
    ...(targets ? guardLines(targets) : []),
    ...(usesPipe(job) ? [{ command: 'set -o pipefail' }] : []),
    ...exportLiterals(job.env),
    // the custom pipeline has the inputs as variables already
    ...(start.kind === 'manual' ? [] : exportInputDefaults(job.env)),
    ...exportContexts(job.env, contextWords(start)),
    ...job.idTokens.map(({ variable }) => ({ command: `export ${variable}="$BITBUCKET_STEP_OIDC_TOKEN"` })),
    ...exportRenamedSecrets(job.steps, 'bitbucket'),
    ...job.steps.flatMap(renderStep),
  ]);
}

function guardLines(targets: NameSet): ScriptLine[] {
  const guard = guardFor(targets);
  return guard.kind === 'lines' ? [{ command: guard.lines, comment: 'Only for pull requests into certain branches.' }] : [];
}

/** No `exec`: Bitbucket sends no signal that a program could answer, and its own last lines of the script would be lost. */
function renderStep(step: Step): ScriptLine[] {
  return linesOf(step, 'bitbucket', commandLine);
}

/** Bitbucket's shell stops at a failure but not at one inside a pipe; images without bash do not know the option, so it is not for all. */
function usesPipe(job: Job): boolean {
  return job.steps.some((step) => step.kind === 'commands' && step.commands.some((command) => command.includes('|')));
}
