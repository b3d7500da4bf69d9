import { Job } from '../job';
import { Check } from './check';

/**
 * On GitLab a stored variable hides the file's value of that name, on Azure the file's value hides the stored one:
 * a name that is a plain value in one place and a secret in another means something else on each.
 */
export const variableAndSecret: Check = ({ jobs }) => {
  const secrets = new Map(jobs.flatMap((job) => job.steps.flatMap((step) => step.secrets.flatMap(({ variable, secret }) => [
    [variable, job.path] as const,
    [secret.name, job.path] as const,
    ...Object.values(secret.names ?? {}).map((name) => [name, job.path] as const),
  ]))));
  return jobs.flatMap((job) => variablesOf(job).filter(({ name }) => secrets.has(name)).map(({ name, property, what }) => ({
    code: 'variable-and-secret' as const,
    path: job.path,
    message: `\`${property}\` sets "${name}", which is a secret in ${secrets.get(name)}`,
    fix: `give the ${what} another name`,
  })));
};

interface JobVariable {
  readonly name: string;
  readonly property: string;
  readonly what: string;
}

function variablesOf({ env, idTokens }: Job): JobVariable[] {
  return [
    ...Object.keys(env).map((name) => ({ name, property: 'env', what: 'plain value' })),
    ...idTokens.map(({ variable }) => ({ name: variable, property: 'idTokens', what: 'token' })),
  ];
}
