import { SecretSource } from '../../model/secret';

/** The one file that Bitbucket reads. @see https://support.atlassian.com/bitbucket-cloud/docs/bitbucket-pipelines-configuration-reference/ */
export const FILE = 'bitbucket-pipelines.yml';

/** Nothing of Bitbucket's own can be set yet. */
export type BitbucketSettings = Readonly<Record<string, never>>;

/** @see https://support.atlassian.com/bitbucket-cloud/docs/variables-and-secrets/ */
export const SECRET_STORE = 'Repository settings > Repository variables > Secured';

/** The step of a key that is there for the sake of its branch only, and runs no job: a pipeline must have one. */
export const PLACEHOLDER_STEP = {
  name: 'No job for this branch',
  clone: { enabled: false },
  script: ['echo "no job runs for this branch"'],
} as const;

/** The name of the custom pipeline that a schedule of the settings has to start. */
export function scheduledPipeline({ cron, branch }: { readonly cron: string; readonly branch: string }): string {
  return `scheduled ${cron} on ${branch}`;
}

/** The schedule of such a custom pipeline; undefined for any other. */
export function scheduleOf(pipeline: string): { readonly cron: string; readonly branch: string } | undefined {
  const [, cron, branch] = /^scheduled (\S+ \S+ \S+ \S+ \S+) on (.+)$/.exec(pipeline) ?? [];
  return cron === undefined ? undefined : { cron, branch };
}

/** Where a person creates a secret. */
export function secretPlace({ environment }: SecretSource): string {
  return environment === undefined ? SECRET_STORE : `Repository settings > Deployments > ${environment} > Secured`;
}
