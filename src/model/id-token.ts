/** A token of the provider that says who the job is, for a service that trusts the provider (OpenID Connect). */
export interface IdToken {
  /** The environment variable that holds it. */
  readonly variable: string;
  /** Whom it is for. */
  readonly audience: string;
}
