/** The value of an environment variable that is not a secret. */
export type EnvironmentValue = LiteralValue | ContextValue;

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
  /** `branch`: the short name of the branch that is built, slashes included. */
  readonly of: 'branch';
}

/** The plain variables of a job, by name. */
export type Environment = Readonly<Record<string, EnvironmentValue>>;

/** A secret, by the name it has in the provider's store, and the variable that a step reads it from. */
export interface SecretVariable {
  readonly variable: string;
  readonly secret: string;
}

export function literal(value: string, comment?: string): LiteralValue {
  return { kind: 'literal', value, comment };
}
