import { environmentStore } from './options';
import { Definition } from '../../model/definition';
import { secretName } from '../../model/secret';

/** What has to be done once by hand. @see https://docs.github.com/en/actions/how-tos/deploy/configure-and-manage-deployments/manage-environments */
export function setUp({ jobs }: Definition): string[] {
  const environments = [...new Set(jobs.flatMap(({ deployment }) => deployment ?? []))];
  return environments.map((environment) => {
    const secrets = jobs.flatMap((job) => job.steps.flatMap((step) => step.secrets)).map(({ secret }) => secret);
    const names = new Set(secrets.filter(({ deployment }) => deployment === environment).map((secret) => secretName(secret, 'github')));
    const own = names.size === 0 ? '' : ` Its secrets go into it (${environmentStore(environment)}): ${[...names].join(', ')}.`;
    return `Create the environment "${environment}" (Settings > Environments) with its rules before the first run: GitHub makes a missing one by itself, without any.${own}`;
  });
}
