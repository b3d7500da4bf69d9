/** The machine of a job, by the name that each provider has for it; what is not named is the provider's default. */
export interface Runner {
  /** A label of GitHub Actions. */
  readonly github?: string;
  /** Tags of GitLab CI. */
  readonly gitlab?: readonly string[];
  /** An image of Microsoft's machines, or a pool of one's own. */
  readonly azure?: { readonly kind: 'image' | 'pool'; readonly name: string };
  /** Labels of one's own runners of Bitbucket Pipelines. */
  readonly bitbucket?: readonly string[];
}
