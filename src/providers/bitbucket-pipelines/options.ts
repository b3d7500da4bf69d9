/** The one file that Bitbucket reads. @see https://support.atlassian.com/bitbucket-cloud/docs/bitbucket-pipelines-configuration-reference/ */
export const FILE = 'bitbucket-pipelines.yml';

/** Nothing of Bitbucket's own can be set yet. */
export type BitbucketSettings = Readonly<Record<string, never>>;

/** @see https://support.atlassian.com/bitbucket-cloud/docs/variables-and-secrets/ */
export const SECRET_STORE = 'Repository settings > Repository variables > Secured';
