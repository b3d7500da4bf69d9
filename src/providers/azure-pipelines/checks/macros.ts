import { Diagnostic } from '../../../model/diagnostic';
import { Job } from '../../../model/job';
import { secretsOf } from '../../../model/job-secrets';
import { nameOf } from '../write/secrets';

/**
 * Before a script runs, Azure replaces `$(NAME)` in it by the variable of that name, in any case: `$(date)` would become the value of
 * `DATE`, and `$(Build.SourceBranchName)` a branch name in the middle of shell source. With spaces inside, the shell still reads a command
 * substitution and Azure finds no variable.
 * @see https://learn.microsoft.com/en-us/azure/devops/pipelines/process/variables#understand-variable-syntax
 */
export function macrosInCommands(jobs: readonly Job[]): Diagnostic[] {
  return jobs.flatMap((job) => macrosIn(job).map((macro) => ({
    code: 'unspellable-value' as const,
    path: job.path,
    message: `\`commands\` hold "${macro}", which Azure Pipelines would replace by the variable of that name`,
    fix: macro.includes('.') ? 'read the value from the environment, such as "$BUILD_SOURCEBRANCH"' : `rename the variable, or write "${macro.replace('$(', '$( ').replace(/\)$/, ' )')}"`,
  })));
}

function macrosIn(job: Job): string[] {
  const variables = new Set([...Object.keys(job.env), ...secretsOf(job).map(nameOf)].map((name) => name.toUpperCase()));
  const source = job.steps.flatMap((step) => step.kind === 'commands' ? step.commands : []).join('\n');
  return [...source.matchAll(/\$\(([A-Za-z0-9_.-]+)\)/g)].filter(([, name]) => name.includes('.') || variables.has(name.toUpperCase())).map(([macro]) => macro);
}
