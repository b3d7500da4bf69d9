import { SecretSource } from './secret';

/** The value of an environment variable that is not a secret. */
export type EnvValue = LiteralValue | ContextValue | InputValue;

interface ValueBase {
  /** What the variable is for, for the reader of the generated file. */
  readonly comment?: string;
}

/** Known at synth, comes out byte for byte. */
export interface LiteralValue extends ValueBase {
  readonly kind: 'literal';
  readonly value: string;
}

/** Known only when the job runs: each provider has its own name for it. */
export interface ContextValue extends ValueBase {
  readonly kind: 'context';
  readonly of: ContextName;
}

/** What a person filled in; the default for every other event. */
export interface InputValue extends ValueBase {
  readonly kind: 'input';
  readonly default: string;
}

/**
 * What is known of an event when a job runs; empty where the event has no such thing.
 *
 * - `branch`: the short name of the branch that is built, slashes included; of a pull request its source; empty for a tag.
 * - `tag`: the name of the tag.
 * - `commit`: the full hash of the newest commit; of a pull request that of its source, never of a merge that the provider made.
 * - `commitMessage`: the first line of its message. Not for pull requests.
 * - `pullRequestId`: the number that people see.
 * - `sourceBranch`, `targetBranch`: short names, for a pull request only.
 * - `fromFork`: `true` or `false`: whether the source branch of the pull request lies in another repository.
 * - `event`: `push`, `pull_request`, `tag`, `schedule` or `manual`.
 * - `runUrl`: the page of this run. `repository`: as the provider calls it, such as `acme/shop`.
 */
export const CONTEXT_NAMES = [
  'branch', 'tag', 'commit', 'commitMessage', 'pullRequestId', 'sourceBranch', 'targetBranch', 'fromFork', 'event', 'runUrl', 'repository',
] as const;

export type ContextName = typeof CONTEXT_NAMES[number];

/** The plain variables of a job, by name. */
export type Env = Readonly<Record<string, EnvValue>>;

/** A secret, by the name it has in the provider's store, and the variable that a step reads it from. */
export interface SecretVariable {
  readonly variable: string;
  readonly secret: SecretSource;
}

export function literal(value: string, comment?: string): LiteralValue {
  return { kind: 'literal', value, comment };
}

export function context(of: ContextName, comment?: string): ContextValue {
  return { kind: 'context', of, comment };
}
