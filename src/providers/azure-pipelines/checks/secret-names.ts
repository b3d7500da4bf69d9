import { Diagnostic } from '../../../model/diagnostic';
import { Job } from '../../../model/job';
import { JobGroup } from '../../../model/job-group';
import { secretsOf } from '../../../model/job-secrets';
import { SecretSource } from '../../../model/secret';
import { nameOf } from '../write/secrets';

/** A pipeline has one variable of a name, whatever environment the secret was meant for. */
export function secretsOfOneName(pipelines: readonly JobGroup[]): Diagnostic[] {
  const found = new Map<string, Diagnostic>();
  for (const group of pipelines) {
    const first = new Map<string, SecretSource>();
    for (const job of group.jobs) {
      for (const secret of secretsOf(job).filter(({ azure }) => azure === undefined)) {
        const name = nameOf(secret).toUpperCase();
        const other = first.get(name) ?? secret;
        first.set(name, other);
        if (other.environment !== secret.environment) found.set(job.path, diagnostic(job, secret, other));
      }
    }
  }
  return [...found.values()];
}

function diagnostic({ path }: Job, secret: SecretSource, other: SecretSource): Diagnostic {
  const place = ({ environment }: SecretSource): string => environment === undefined ? 'the repository' : `the environment "${environment}"`;
  return {
    code: 'not-supported',
    path,
    message: `the secret "${nameOf(secret)}" of ${place(secret)} and that of ${place(other)} would be one variable of an Azure pipeline`,
    fix: 'give one of them another name there: `SecretRef.named(…, { azure: … })`',
  };
}

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
